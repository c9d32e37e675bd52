import type { Instant, Receipt } from '@opportune/core';
import type { Runtime, Signal } from '@opportune/node';

import type { MapFigures } from '../map/mapFigures.ts';
import { noFigures } from '../map/mapFigures.ts';
import { DeliveryBook } from '../tally/deliveryBook.ts';
import { Latencies } from '../tally/latencies.ts';
import { Tally } from '../tally/tally.ts';
import { CaseBook } from './caseBook.ts';
import type { OutageStory } from './outageStory.ts';

/** What became of decisions that were handed to a channel. */
export interface DeliveryFigures {
  /** Handed over for the first time. */
  sent: number;
  accepted: number;
  /** Let go, because it was not worth sending any more. */
  aborted: number;
  failed: number;
  /** Tries after the first. */
  retried: number;
}

/** Everything that a run counts. Views and reports only read it. */
export class Figures {
  readonly tally: Tally = new Tally();
  readonly cases: CaseBook = new CaseBook();
  readonly latencies: Latencies = new Latencies();
  readonly deliveries: DeliveryFigures = { sent: 0, accepted: 0, aborted: 0, failed: 0, retried: 0 };
  /** Of the mailing platform alone: a page has its answer at once. */
  readonly book: DeliveryBook = new DeliveryBook();
  /** What the platform reported: signed webhooks that were taken in, and those that were not. */
  readonly reports: { taken: number; refused: number } = { taken: 0, refused: 0 };
  /** What an outage of the platform led to; set at the end of a run that has outlived it. */
  outage: OutageStory | undefined;
  map: MapFigures = noFigures();
  events = 0;
  requests = 0;
  duplicates = 0;
  customers = 0;
  rejected = 0;
  skipped: Readonly<Record<string, number>> = {};
  /** Set where it is not yet time to count: what is imported before the shop opens is no news. */
  isImporting = false;

  /** Counts what a runtime does from now on. */
  watch(runtime: Runtime): void {
    runtime.signals$.subscribe((signal) => this.#see(signal));
  }

  #see(signal: Signal): void {
    switch (signal.kind) {
      case 'result':
        this.#result(signal);
        break;
      case 'receipt':
        if (signal.attempt === 1) this.deliveries.sent += 1;
        else this.deliveries.retried += 1;
        if (signal.receipt.status === 'aborted') this.deliveries.aborted += 1;
        else if (signal.receipt.status !== 'failed') this.deliveries.accepted += 1;
        else if (signal.receipt.retryable !== true) this.deliveries.failed += 1;
        this.book.answer(signal.decision, signal.receipt);
        if (neverGoesOut(signal.receipt)) this.tally.contacts.remove(signal.decision.customer, signal.decision.at);
        break;
      case 'fault':
        this.tally.fault(signal.fault);
        break;
      case 'refused':
        this.tally.fault({ code: 'STEP_FAILED', path: '', message: `${signal.refused.why}: ${signal.refused.detail}` });
        break;
      case 'circuit':
      case 'deadLetter':
      case 'store':
        break;
    }
  }

  #result({ input, answer, step, now }: Extract<Signal, { kind: 'result' }>): void {
    const isEvent = input.kind === undefined || input.kind === 'event';
    if (answer === 'duplicate') this.duplicates += 1;
    if (answer === 'committed' && isEvent) this.events += 1;
    if (answer === 'committed' && input.kind === 'request') this.requests += 1;
    // Of a duplicate the step may have decided before the store knew better: nothing of that has happened.
    if (answer === 'duplicate' || step === undefined || this.isImporting) return;
    this.tally.add(step, input.customer, now satisfies Instant);
    for (const decision of step.decisions) if (decision.channel === 'email') this.book.decide(decision);
    this.cases.add(input, now, step);
  }
}

/** The engine gives its place under the caps back, too. */
const neverGoesOut = ({ status, retryable }: Receipt): boolean =>
  status === 'aborted' || (status === 'failed' && retryable !== true);
