import type { Receipt } from '../events/receipt.ts';
import type { Decision } from '../funnel/decision.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Port: where a runtime keeps customers, the ids of the inputs that it has seen, decisions that still have to be
 * delivered, and due times.
 * @public
 */
export interface StateStore {
  /** The customer's state, or undefined for a customer never seen. */
  load(customer: string): Promise<Stored | undefined>;
  /**
   * Stores each commit as one atomic unit and resolves when it is durable; several commits may share one
   * transaction. Answers come in the order of the commits.
   *
   * - `committed`: all of it is stored
   * - `duplicate`: `inputId` was committed before; nothing is changed
   * - `conflict`: the customer, or the one who moves, is not at `expectedVersion`; nothing is changed. Load again and step again.
   */
  commit(commits: readonly Commit[]): Promise<readonly CommitAnswer[]>;
  /**
   * Customers whose `wakeAt` is at or before `now`, earliest first, ties by customer id; at most `limit`. Where several
   * stores share one database, what one of them was shown is not shown to another, here and in `outbox`, until it is
   * dealt with or the one is gone; `nextDue` and `nextDelivery` leave it out too.
   */
  due(now: Instant, limit: number): Promise<readonly Due[]>;
  /** The earliest `wakeAt` of all customers, or undefined. */
  nextDue(): Promise<Instant | undefined>;
  /**
   * Of each customer the first decision that has not left the outbox, where its `notBefore` has come, in the order in
   * which they were committed; at most `limit`. A customer's next decision shows when the one before it has left, so
   * that a customer is never told things in the wrong order, whichever channels they are told by. With `lane` only what is of it
   * is shown, so that a channel with much in the outbox hides nothing of the others.
   */
  outbox(now: Instant, limit: number, lane?: Lane): Promise<readonly OutboxEntry[]>;
  /** The earliest instant at which `outbox` yields something of this lane, or undefined where there is nothing of it. */
  nextDelivery(lane?: Lane): Promise<Instant | undefined>;
  /**
   * Of these decisions, which `outbox` has shown to this store, those that it may still deliver: they wait, and no other
   * store has been shown them since or can be for a while.
   */
  stillHeld(decisions: readonly string[]): Promise<readonly string[]>;
  /** Takes a decision out of the outbox for good. Settling one that is not there does nothing. */
  settle(decision: string): Promise<void>;
  /**
   * Leaves a decision in the outbox, to be tried again at `notBefore` as one that has been tried `attempts` times.
   * Postponing one that is not there does nothing.
   */
  postpone(decision: string, notBefore: Instant, attempts: number): Promise<void>;
  /**
   * Takes a decision that could not be delivered out of the outbox and keeps it among the dead letters, as one unit.
   * Burying one that is not in the outbox does nothing.
   */
  bury(decision: string, receipt: Receipt): Promise<void>;
  /** What could not be delivered, latest first; at most `limit`. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /**
   * Takes a decision out of the dead letters and puts it at the end of the outbox, as one that was never tried, as one unit.
   * Yields whether it was among them.
   */
  resend(decision: string): Promise<boolean>;
  /** Takes a decision out of the dead letters for good. Yields whether it was among them. */
  drop(decision: string): Promise<boolean>;
  /** All decisions for a customer that have not left: in the order of the commits, and those given up, latest first. */
  entriesOf(customer: string): Promise<Entries>;
  /**
   * Where other processes write to the same database: how long a runtime should go at most without looking at `due` and
   * `outbox`, for what those have left behind.
   */
  readonly lookEvery?: Millis;
  /** What it keeps things in, for those who watch, by its name as `db.system.name` of OpenTelemetry: `sqlite`, `postgresql`. */
  readonly system?: string;
  /** Ends all work and frees what the store holds; everything committed stays. */
  close(): Promise<void>;
}

/**
 * A customer as stored.
 * @public
 */
export interface Stored {
  readonly state: CustomerState;
  /** Counts the commits of this customer, from 1. */
  readonly version: number;
  readonly wakeAt: Instant | undefined;
}

/**
 * One unit of change: all of it is stored, or nothing.
 * @public
 */
export interface Commit {
  readonly customer: string;
  /** The version that was loaded; 0 for a customer never seen. */
  readonly expectedVersion: number;
  /** Id of the input, to refuse a second arrival; undefined for a wake-up or a receipt. */
  readonly inputId: string | undefined;
  readonly state: CustomerState;
  readonly wakeAt: Instant | undefined;
  /** Go to the outbox, in this order. */
  readonly decisions: readonly Decision[];
  /** What led to them, as a W3C `traceparent`; kept with them in the outbox, and with nothing else. */
  readonly trace?: string;
  /** Another customer, whose state is replaced as a part of the unit: the one who a merge says is this one. They are woken no more. */
  readonly moves?: Pick<Commit, 'customer' | 'expectedVersion' | 'state'>;
  /** Takes all decisions for the customer out of the outbox and the dead letters, as a part of the unit and before `decisions`. */
  readonly forgets?: boolean;
}

/** @public */
export interface Entries {
  readonly outbox: readonly OutboxEntry[];
  readonly deadLetters: readonly DeadLetter[];
}

/** @public */
export type CommitAnswer = 'committed' | 'duplicate' | 'conflict';

/** @public */
export interface Due {
  readonly customer: string;
  readonly wakeAt: Instant;
  /** The version that asked to be woken; where the customer has moved on since, the wake-up is stale. */
  readonly version: number;
}

/**
 * Some of what waits in the outbox: the decisions of one channel, or of all channels but some.
 * @public
 */
export type Lane = { readonly of: string } | { readonly notOf: readonly string[] };

/** @public */
export interface OutboxEntry {
  readonly decision: Decision;
  /** How often it has been tried, as `postpone` has said. */
  readonly attempts: number;
  /** 0 for one that was never postponed. */
  readonly notBefore: Instant;
  /** As the commit said it. */
  readonly trace?: string;
}

/**
 * A decision that was given up.
 * @public
 */
export interface DeadLetter {
  readonly decision: Decision;
  /** The last thing that its channel said. */
  readonly receipt: Receipt;
  /** How often it was tried. */
  readonly attempts: number;
}
