/** A case of the Siddhi suite: a small app, what is sent to it in virtual time, and what comes out. */
export interface SiddhiCase {
  readonly id: string;
  readonly enabled: boolean;
  readonly app: string;
  readonly actions: readonly SiddhiAction[];
  readonly expectedRows: readonly (readonly unknown[])[];
  readonly expectedCount: number | null;
}

interface SiddhiAction {
  readonly at: number;
  readonly stream?: string;
  readonly data?: readonly unknown[];
  readonly eventTimestamp?: number;
  /** Sleeps so long. */
  readonly advance?: number;
  /** Waits until all that is expected has come, and no longer than this. */
  readonly waitUpTo?: number;
}
