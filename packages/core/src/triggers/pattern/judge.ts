import type { CustomerEvent } from '../../events/customerEvent.ts';
import type { Moment } from '../../funnel/moment.ts';
import { withSteps } from '../../step/withSteps.ts';
import type { EventTest, Taking } from './program.ts';
import type { Run } from './run.ts';

/** Asks one event what parts of a pattern want of it, once where the answer is the same for all runs. */
export class Judge {
  readonly event: CustomerEvent;
  readonly #moment: Moment;
  readonly #answers = new Map<EventTest, boolean>();
  readonly #moments = new Map<Run, Moment>();

  constructor(event: CustomerEvent, moment: Moment) {
    this.event = event;
    this.#moment = moment;
  }

  /** Does the event fit? */
  fits(test: EventTest, run: Run | undefined): boolean {
    const { type } = test.step;
    if (type !== undefined && type !== this.event.type) return false;
    if (test.looksBack && run !== undefined) return test.step.matches(this.event, this.#momentOf(run));
    let answer = this.#answers.get(test);
    if (answer === undefined) this.#answers.set(test, (answer = test.step.matches(this.event, this.#moment)));
    return answer;
  }

  /** Would the step take it? */
  takes({ takes, until }: Taking, run: Run | undefined): boolean {
    return this.fits(takes, run) && !this.ends(until, run);
  }

  /** Does it end a loop? */
  ends(until: EventTest | undefined, run: Run | undefined): boolean {
    return until !== undefined && this.fits(until, run);
  }

  #momentOf(run: Run): Moment {
    let moment = this.#moments.get(run);
    if (moment === undefined) this.#moments.set(run, (moment = withSteps(this.#moment, run.steps)));
    return moment;
  }
}
