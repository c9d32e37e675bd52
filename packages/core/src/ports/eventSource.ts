import type { Input } from '../events/input.ts';

/**
 * Port: where inputs come from by themselves: a queue, a change feed, a file. One that hands an input over again
 * because it was never acknowledged does no harm: ids that were seen are ignored.
 * @public
 */
export interface EventSource extends AsyncIterable<Arrival> {
  /** For people and logs. */
  readonly name: string;
}

/**
 * An input on its way in.
 * @public
 */
export interface Arrival {
  readonly input: Input;
  /** Called once the input is stored durably, or known to change nothing. Until then the source has to keep it. */
  acknowledge(): Promise<void>;
}
