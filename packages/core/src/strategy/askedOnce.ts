import { blameOf } from '../conditions/blameOf.ts';
import type { CompiledCondition } from '../conditions/conditionRule.ts';
import type { Moment } from '../funnel/moment.ts';

/**
 * Conditions that name one another: while one is asked, what it names is asked once, however often it is named. Nothing is
 * remembered any longer than that, because a moment that somebody else has made may be another one the next time.
 */
export class AskedOnce {
  /** The moment that somebody is asking about now. */
  #moment: Moment | undefined;
  /** The number of that question. */
  #question = 0;
  #questions = 0;

  of(condition: CompiledCondition): CompiledCondition {
    const { test } = condition;
    let question = 0;
    let truth: ReturnType<typeof test>;
    const ask = (moment: Moment): typeof truth => {
      if (question !== this.#question) {
        truth = test(moment);
        question = this.#question;
      }
      return truth;
    };
    return {
      ...condition,
      test: (moment) => this.#during(moment, ask),
      blame: (moment) => this.#during(moment, (during) => blameOf(condition, during)),
    };
  }

  #during<T>(moment: Moment, ask: (moment: Moment) => T): T {
    if (moment === this.#moment) return ask(moment);
    const [before, question] = [this.#moment, this.#question];
    this.#moment = moment;
    this.#question = this.#questions += 1;
    try {
      return ask(moment);
    } finally {
      // Code that a strategy names may ask about another moment in between.
      this.#moment = before;
      this.#question = question;
    }
  }
}
