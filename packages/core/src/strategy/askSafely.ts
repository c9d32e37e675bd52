import type { CustomCondition } from '../conditions/customCondition.ts';
import type { Truth } from '../conditions/truth.ts';
import { messageOf } from '../errors/messageOf.ts';
import type { Moment } from '../funnel/moment.ts';
import { show } from '../shape/describe.ts';
import { MomentView } from '../step/momentView.ts';

/** Asks code that somebody else has written. What it answers wrongly is unknown, and the moment reports it. */
export const askSafely =
  (name: string, condition: CustomCondition) =>
  (moment: Moment, input: unknown): Truth => {
    let wrong: string;
    try {
      const truth: unknown = condition(moment, input);
      if (typeof truth === 'boolean' || truth === undefined) return truth;
      wrong = `gave ${show(truth)}, expected true, false or undefined`;
    } catch (error) {
      wrong = `threw: ${messageOf(error)}`;
    }
    // A moment that somebody else has made has nobody to tell.
    if (moment instanceof MomentView) moment.fail(name, `the condition ${JSON.stringify(name)} ${wrong}`);
    return undefined;
  };
