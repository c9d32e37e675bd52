import { under, type Pointer } from '../shape/pointer.ts';
import type { Fields, Node } from '../shape/shape.ts';
import { blameOf } from './blameOf.ts';
import type { CompiledCondition, ConditionBuild } from './conditionRule.ts';
import { ElementBuild } from './elementBuild.ts';
import { ElementMoment } from './elementMoment.ts';
import { listDepth, MOST_LISTS } from './listDepth.ts';
import type { Truth } from './truth.ts';

/** A condition over the elements of a list. */
interface OverElements {
  readonly kind: string;
  readonly path: string;
  readonly of: Node;
}

/** What such a condition is made of. */
export const overElementsFields: Fields = {
  required: { path: { is: 'path' }, of: { is: 'node', family: 'condition', scope: 'element' } },
};

/**
 * Asks a condition of one element after the other.
 *
 * @param rule - `deciding`: the truth that, found of one element, makes the whole `decided`; where there is no such element and
 * none of which the condition is unknown, the whole is the contrary
 */
export function overElements(
  { kind, path, of }: OverElements,
  build: ConditionBuild,
  at: Pointer,
  { deciding, decided }: { readonly deciding: boolean; readonly decided: boolean },
): CompiledCondition {
  const read = build.read(path);
  const scope = new ElementBuild(build, path);
  if (scope.lists > MOST_LISTS) {
    build.fault(
      'TOO_DEEP',
      under(at, 'path'),
      `expected at most ${MOST_LISTS} lists one in another, but for lists of the element`,
    );
  }
  const depth = build.shared(listDepth);
  depth.deepest = Math.max(depth.deepest, scope.lists);
  const inside = scope.condition(of, under(at, 'of'));
  const { test } = inside;
  return {
    test: (moment): Truth => {
      const list = read(moment);
      if (!Array.isArray(list)) return undefined;
      const view = new ElementMoment(moment);
      let truth: Truth = !decided;
      for (let i = 0; i < list.length; i += 1) {
        view.element = list[i];
        const part = test(view);
        if (part === deciding) return decided;
        if (part === undefined) truth = undefined;
      }
      return truth;
    },
    // The first element stands for all: what is needed of it is needed of each.
    blame: (moment) => {
      const seen = read(moment);
      const view = new ElementMoment(moment);
      view.element = Array.isArray(seen) ? seen[0] : undefined;
      return { clause: at, path, seen, needed: { [kind]: blameOf(inside, view).needed ?? true } };
    },
  };
}
