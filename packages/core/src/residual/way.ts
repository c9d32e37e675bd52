import { armOf } from '../experiments/armOf.ts';
import type { Experiment } from '../funnel/experiment.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';

/** A stage that a customer's candidates go through, with its place. */
export interface Passed {
  readonly node: Node;
  readonly at: Pointer;
}

/** The arm that somebody goes through, also where they are not in the experiment. */
export const armTaken = (node: Experiment, subject: string): string => armOf(node, subject)?.arm ?? node.control;

/** The stages that the candidates of a customer go through, in their order, those of the arms that they are in among them. */
export function wayOf(funnel: readonly Node[], subject: string, at: Pointer = '/funnel'): readonly Passed[] {
  return funnel.flatMap((node, i): readonly Passed[] => {
    const place = under(at, i);
    if (node.kind !== 'experiment') return [{ node, at: place }];
    const { arms } = node as Experiment;
    const arm = armTaken(node as Experiment, subject);
    return wayOf(arms[arm]?.stages ?? [], subject, under(under(under(place, 'arms'), arm), 'stages'));
  });
}
