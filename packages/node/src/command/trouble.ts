import type { Signal } from '../runtime/signal.ts';

/** Something that has failed behind the requests. */
export interface Trouble {
  readonly code: string;
  /** For a person, and without a word of whom it was about. */
  readonly detail: string;
}

/** What is wrong where a signal says that something is. */
export function troubleIn(signal: Signal): Trouble | undefined {
  if (signal.kind === 'fault') {
    const { code, message } = signal.fault;
    // Its message names the customer.
    return { code, detail: code === 'WAKE_LOOP' ? 'a customer asks to be woken without end' : message };
  }
  if (signal.kind === 'circuit') {
    const detail = `the platform of ${signal.channel} fails again and again: it is left alone, and tried now and then`;
    return signal.state === 'open' ? { code: 'CIRCUIT_OPEN', detail } : undefined;
  }
  // That it is full callers are told, and the figures count it; here there would be a line for each.
  if (signal.kind !== 'refused' || signal.refused.why === 'FULL') return undefined;
  return { code: signal.refused.why, detail: signal.refused.detail };
}
