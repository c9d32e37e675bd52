import type { Instant } from '../../time/instant.ts';
import type { CloudEvent } from './cloudEvent.ts';

/** @public */
export interface CloudEventOptions {
  /** When the body reached us; the time of events that say none. */
  readonly received: Instant;
  /** Whose an event is, or undefined where it is nobody's; its `subject` where this is left out. */
  readonly customer?: (event: CloudEvent) => string | undefined;
  /**
   * The headers of the HTTP request: they say which content mode it is, and in binary mode hold all but the data. Where they are left
   * out, a list is a batch, and anything else is one event in structured mode.
   */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}
