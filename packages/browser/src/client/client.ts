import type {
  CustomerState,
  Decision,
  Domain,
  EventType,
  Input,
  Instant,
  OutcomeType,
  Step,
  StepResult,
  StrategyReference,
} from '@opportune/core';
import type { Observable } from 'rxjs';

import type { Verdict } from '../consent/verdict.ts';
import type { ShownDecision } from '../render/slotView.ts';
import type { AnyDomain } from './extension.ts';
import type { Trouble } from './trouble.ts';

/**
 * What a page speaks to. Nothing that it is asked throws or rejects; what goes wrong is a `trouble` event.
 * @public
 */
export interface Client<D extends Domain = AnyDomain> {
  /** Says that the visitor did something. Resolves with what came of it, once it is kept. */
  track<Type extends EventType<D>>(type: Type, properties?: D['events'][Type]): Promise<Taken>;
  /** Says who the visitor is. What they did as a visitor is theirs; where the page knew another customer, a new visitor begins first. */
  identify(customer: string, traits?: Partial<D['profile']>): Promise<Taken>;
  /** Says that another page is seen. */
  page(name?: string, properties?: Readonly<Record<string, unknown>>): Promise<Taken>;
  /** Says whom the customer belongs to: a company, a household. */
  group(group: string, traits?: Readonly<Record<string, unknown>>): Promise<Taken>;
  /** Says that the customer has another id from now on. */
  alias(customer: string): Promise<Taken>;
  /** Begins a new visitor and forgets the one before, as after signing out. What waits to be sent is still sent. */
  reset(): Promise<void>;
  /** Asks for actions now: for one slot, several, or all of the strategy. Resolves as soon as they are made; empty where there is nothing to show. */
  decide(slots?: string | readonly string[], context?: Readonly<Record<string, unknown>>): Promise<readonly Decision[]>;
  /** Says what became of a decision. */
  outcome(type: OutcomeType, decision: Pick<Decision, 'id' | 'channel'>): Promise<Taken>;
  /** Says what the visitor allows from now on. */
  consent(verdict: Verdict): Promise<void>;
  /** Erases all that is remembered of the visitor on this device, in all tabs, and what waits to be sent. */
  forget(): Promise<void>;
  /** Sends what waits, now. Resolves when the server has it, or cannot be reached. */
  flush(): Promise<void>;
  /** Every decision of this page, by a request or by an event, a moment after it was made. */
  readonly decisions$: Observable<Decision>;
  addEventListener<Name extends keyof ClientEvents>(
    name: Name,
    listener: (event: CustomEvent<ClientEvents[Name]>) => void,
    options?: AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof ClientEvents>(
    name: Name,
    listener: (event: CustomEvent<ClientEvents[Name]>) => void,
  ): void;
  /** What decides here, and when it was last known to be the newest; undefined where the server decides, or nothing has come yet. */
  readonly strategy: UsedStrategy | undefined;
  /** Ends all that it does in the page. What waits to be sent waits for the next page. */
  stop(): void;
}

/**
 * What a client tells, by the name of the event; it is in the event's `detail`.
 * @public
 */
export interface ClientEvents {
  readonly decision: Decision;
  readonly trouble: Trouble;
  readonly strategy: UsedStrategy;
  readonly verdict: Verdict;
  /** Of every input, before what it has led to is told. */
  readonly taken: TakenIn;
  /** Told by who looks into the page, not by the client: what stands in a slot of this tab, whatever is decided. */
  readonly forced: Forced;
}

/**
 * An input, and what came of it: with `step`, `before` and `now` all of it can be made again, and explained.
 * @public
 */
export interface TakenIn {
  /** As in `Taken`. What was held is told again when it is kept. */
  readonly answer: 'kept' | 'held' | 'refused';
  readonly input: Input;
  readonly now: Instant;
  /** What has decided; undefined where the server does, no strategy has come, or it was refused. So are the others. */
  readonly step?: Step | undefined;
  /** The state before; undefined of somebody of whom nothing was known. */
  readonly before?: CustomerState | undefined;
  readonly result?: StepResult | undefined;
}

/**
 * What is to stand in a slot; nothing is told of what becomes of it.
 * @public
 */
export interface Forced {
  readonly slot: string;
  /** Undefined gives the slot back to what is decided. */
  readonly decision: ShownDecision | undefined;
}

/** @public */
export interface UsedStrategy extends StrategyReference {
  /** When it was fetched, or found to be the newest. */
  readonly checked: Instant;
}

/**
 * What came of an event.
 *
 * - `kept`: it is in the memory, and in the outbox where there is a server
 * - `held`: it waits for the verdict
 * - `refused`: the visitor does not allow it
 * - `failed`: it was not taken; a `trouble` says why
 * @public
 */
export interface Taken {
  readonly answer: 'kept' | 'held' | 'refused' | 'failed';
  /** What it has led to. */
  readonly decisions: readonly Decision[];
}
