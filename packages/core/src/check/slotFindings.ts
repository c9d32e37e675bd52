import type { Allocate } from '../funnel/allocate.ts';
import type { Arbitrate } from '../funnel/arbitrate.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { demandsOn } from './demandsOn.ts';
import type { Finding } from './finding.ts';
import { leastScore } from './leastScore.ts';
import { occasionOf } from './occasionOf.ts';
import type { Subject } from './subject.ts';
import { but, TRUE } from './truths.ts';

/** Slots of requests for which too few actions are there that nothing can hold back. */
export function slotFindings(subject: Subject): readonly Finding[] {
  if (!subject.isPlain) return [];
  const answering = new Set(subject.actions.filter(({ on }) => on === undefined).map(({ channel }) => channel));
  return subject.stages<Allocate>('allocate').flatMap(({ node, at }) => {
    const left = new Map(Array.from(answering, (channel) => [channel, surelyOn(channel, subject)]));
    // As `allocate` goes through them (F5).
    const inTurn = Object.entries(node.slots).sort(([, one], [, other]) => (other.weight ?? 1) - (one.weight ?? 1));
    return inTurn.flatMap(([name, { channel, atMost, fallback }]): readonly Finding[] => {
      const sure = left.get(channel);
      // What only triggers fill is empty in every request.
      if (sure === undefined) return [];
      left.set(channel, sure - atMost);
      if (sure >= atMost || (atMost === 1 && fallback !== undefined)) return [];
      const message = `a request may leave a place of ${name} empty: no action for ${JSON.stringify(channel)} is left that nothing can hold back`;
      return [
        { code: 'SLOT_MAY_STAY_EMPTY', severity: 'note', path: under(under(at, 'slots'), name), message, proof: [] },
      ];
    });
  });
}

/** How many actions answer every request for a channel; hold-outs aside, which are meant to leave out everything. */
function surelyOn(channel: string, subject: Subject): number {
  const [ranking] = subject.stages<Arbitrate<Node>>('arbitrate');
  const policies = subject
    .nodes('policy')
    // It lets requests pass.
    .filter(({ node }) => node.kind !== 'quiet')
    .map(({ node, at }) => subject.builder.policy(node, at));
  return subject.treatments.filter(({ action, at, hasOthers }) => {
    if (hasOthers || action.on !== undefined || action.channel !== channel) return false;
    if (policies.some(({ concerns = () => true }) => concerns(action))) return false;
    if (ranking !== undefined && !((leastScore(ranking.node.by, action, subject.builder) ?? 0) > 0)) return false;
    const { goals, validity } = demandsOn(action, at, subject);
    const world = subject.worlds.in(occasionOf(action, at, subject.strategy));
    return (
      validity.length === 0 &&
      goals.every((goal) => subject.refutation.of([{ ...goal, want: but(TRUE) }], world) !== undefined)
    );
  }).length;
}
