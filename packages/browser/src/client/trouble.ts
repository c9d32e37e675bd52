/**
 * Something that went wrong without stopping anything. It arrives as a `trouble` event of the client.
 *
 * - `MEMORY_FAILED`: the browser does not keep what it is given, so the page forgets when it ends
 * - `STRATEGY_FAILED`: the strategy could not be fetched or is none; the one before goes on, where there is one
 * - `DECIDE_FAILED`: the server that decides did not answer, or refused; there is nothing to show
 * - `SEND_FAILED`: the server could not be reached, or asked to come again; what was to be sent stays and is tried again
 * - `SEND_REFUSED`: the server refuses an event for good; it was taken out of the outbox
 * - `OUTBOX_FULL`: more events wait than are kept; the oldest have left
 * - `INPUT_FAULTY`: the strategy reports a fault of an event or a request
 * - `EXTENSION_FAILED`: a collector or a template has thrown; the page goes on
 * @public
 */
export interface Trouble {
  readonly code:
    | 'MEMORY_FAILED'
    | 'STRATEGY_FAILED'
    | 'DECIDE_FAILED'
    | 'SEND_FAILED'
    | 'SEND_REFUSED'
    | 'OUTBOX_FULL'
    | 'INPUT_FAULTY'
    | 'EXTENSION_FAILED';
  readonly message: string;
}
