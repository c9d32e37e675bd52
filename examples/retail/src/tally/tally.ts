import {
  sentenceOn,
  type Decision,
  type Fate,
  type Fault,
  type Instant,
  type Reason,
  type StepResult,
} from '@opportune/core';

import { retail } from '../strategy.ts';
import { ContactBook } from './contactBook.ts';
import { Counts } from './counts.ts';
import { Timeline } from './timeline.ts';

/** One line of what happened last. */
export interface Happening {
  readonly at: Instant;
  readonly customer: string;
  readonly sentence: string;
  readonly isChosen: boolean;
  /** Asked for by a page; else opened by a trigger. */
  readonly isAnswer: boolean;
}

/** How many of the latest happenings are kept. */
const LATEST = 16;

/** Counts what steps lead to. Knows nothing of where they were taken. */
export class Tally {
  readonly triggers: Counts = new Counts(Object.keys(retail.triggers ?? {}));
  readonly actions: Counts = new Counts(retail.actions.map((action) => action.id));
  readonly reasons: Counts<Reason> = new Counts();
  /** Candidates lost, by the stage that dropped them. */
  readonly stages: Counts = new Counts();
  readonly ignored: Counts = new Counts();
  readonly faults: Counts = new Counts();
  readonly timeline: Timeline = new Timeline();
  readonly contacts: ContactBook = new ContactBook();
  /** For each reason one sentence that was really said. */
  readonly examples: Map<Reason, string> = new Map();
  /** Newest first. */
  readonly latest: Happening[] = [];
  decisions = 0;

  add(
    result: Pick<StepResult, 'decisions' | 'dropped' | 'fired' | 'faults' | 'ignored'>,
    customer: string,
    now: Instant,
  ): void {
    for (const { name } of result.fired) this.triggers.add(name);
    for (const fate of result.dropped) this.#lose(fate, customer, now);
    for (const decision of result.decisions) this.#choose(decision);
    for (const fault of result.faults) this.fault(fault);
    if (result.ignored !== undefined) this.ignored.add(result.ignored);
  }

  fault(fault: Fault): void {
    this.faults.add(`${fault.code}: ${fault.message}`.slice(0, 160));
  }

  #choose(decision: Decision): void {
    this.decisions += 1;
    this.actions.add(decision.action);
    this.timeline.add(decision.at, decision.action);
    if (decision.channel === 'email') this.contacts.add(decision.customer, decision.at);
    this.#happen(decision, decision.customer, decision.at);
  }

  #lose(fate: Fate, customer: string, now: Instant): void {
    this.reasons.add(fate.reason);
    this.stages.add(fate.stage);
    if (!this.examples.has(fate.reason)) this.examples.set(fate.reason, sentenceOn(fate));
    // A page asks for every banner there is, so that most candidates never qualify: no news.
    if (fate.stage !== 'qualify' && fate.cause.kind === 'trigger') this.#happen(fate, customer, now);
  }

  #happen(outcome: Decision | Fate, customer: string, at: Instant): void {
    const isAnswer = outcome.cause.kind === 'request';
    // There are many more pages than messages: of a row of answers only the last is kept.
    if (isAnswer && this.latest[0]?.isAnswer === true) this.latest.shift();
    this.latest.unshift({ at, customer, sentence: sentenceOn(outcome), isChosen: !('reason' in outcome), isAnswer });
    this.latest.length = Math.min(this.latest.length, LATEST);
  }
}
