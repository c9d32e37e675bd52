import type { CustomCondition } from '../conditions/customCondition.ts';
import type { Truth } from '../conditions/truth.ts';
import { messageOf } from '../errors/messageOf.ts';
import type { Moment } from '../funnel/moment.ts';
import { show } from '../shape/describe.ts';
import { MomentView } from '../step/momentView.ts';

/** Code that somebody else has written. */
export interface Asked {
  /** What it answers wrongly is unknown, and the moment reports it. */
  readonly ask: (moment: Moment, input: unknown) => Truth;
  /** What is wrong with its answer; undefined where nothing is. */
  readonly wrong: (moment: Moment, input: unknown) => string | undefined;
}

export function askSafely(name: string, condition: CustomCondition): Asked {
  const answer = (moment: Moment, input: unknown): { readonly truth: Truth; readonly wrong?: string } => {
    const what = `the condition ${JSON.stringify(name)}`;
    try {
      const truth: unknown = condition(moment, input);
      if (typeof truth === 'boolean' || truth === undefined) return { truth };
      return { truth: undefined, wrong: `${what} gave ${show(truth)}, expected true, false or undefined` };
    } catch (error) {
      return { truth: undefined, wrong: `${what} threw: ${messageOf(error)}` };
    }
  };
  return {
    ask: (moment, input) => {
      const { truth, wrong } = answer(moment, input);
      // A moment that somebody else has made has nobody to tell.
      if (wrong !== undefined && moment instanceof MomentView) tell(moment, name, wrong);
      return truth;
    },
    wrong: (moment, input) => answer(moment, input).wrong,
  };
}

/** By moment: the conditions of which it was told that they have failed. */
const told = /* @__PURE__ */ new WeakMap<MomentView, Set<string>>();

/** Reports that a condition by this name has failed, once a moment. */
function tell(moment: MomentView, name: string, message: string): void {
  if (moment.outer !== undefined) return tell(moment.outer, name, message);
  const names = told.get(moment) ?? new Set();
  if (names.has(name)) return;
  told.set(moment, names.add(name));
  moment.reporter?.report({ code: 'CONDITION_FAILED', path: '', message });
}
