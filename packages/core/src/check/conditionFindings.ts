import type { Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { asWritten } from './asWritten.ts';
import type { Finding } from './finding.ts';
import { partsOf } from './partsOf.ts';
import { sceneOf } from './sceneOf.ts';
import type { Subject } from './subject.ts';
import { but, TRUE } from './truths.ts';
import type { World } from './world.ts';

/** Conditions, and parts of them, that are the same at every moment. */
export const conditionFindings = (subject: Subject): readonly Finding[] =>
  subject
    .nodes('condition')
    .filter(({ isPart }) => !isPart)
    .flatMap((found) => judged(found.node, found.at, subject.worlds.in(sceneOf(found, subject.strategy)), subject));

function judged(node: Node, at: Pointer, world: World, subject: Subject): readonly Finding[] {
  // What is named is judged where it is written.
  if (node.kind === 'named') return [];
  const inside = partsIn(node, at).flatMap((part) => judged(part.node, part.at, world, subject));
  const never = subject.refutation.of([{ node, at, want: TRUE }], world);
  if (never !== undefined) {
    // Where a part is to blame, it is enough to say so of the part.
    return inside.some(({ code }) => code === 'CONDITION_NEVER_TRUE') && node.kind === 'all'
      ? inside
      : [
          {
            code: 'CONDITION_NEVER_TRUE',
            severity: 'warning',
            path: at,
            message: `${asWritten(node)} is true at no moment`,
            proof: never,
          },
        ];
  }
  const always = subject.refutation.of([{ node, at, want: but(TRUE) }], world);
  if (always === undefined) return inside;
  return [
    {
      code: 'CONDITION_ALWAYS_TRUE',
      severity: 'note',
      path: at,
      message: `${asWritten(node)} is true at every moment`,
      proof: always,
    },
  ];
}

const partsIn = (node: Node, at: Pointer): readonly { readonly node: Node; readonly at: Pointer }[] => {
  const parts = partsOf({ node, at, want: TRUE }, {});
  return parts?.every ?? parts?.some ?? [];
};
