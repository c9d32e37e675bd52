import type { Clock, CustomerEvent, CustomerState, Decision } from '@opportune/core';

import type { Rules } from '../consent/allowed.ts';
import type { Verdict } from '../consent/verdict.ts';
import type { Decider } from '../decide/decider.ts';
import type { Memory } from '../remember/memory.ts';
import type { Sender } from '../send/sender.ts';
import type { Taken, TakenIn } from './client.ts';
import type { Draft, Question } from './draft.ts';
import type { Told } from './taking.ts';
import type { Trouble } from './trouble.ts';

/** What a visit needs. */
export interface Visiting {
  readonly name: string;
  readonly clock: Clock;
  readonly rules: Rules;
  readonly decider: Decider;
  readonly sender: Sender | undefined;
  readonly tell: (trouble: Trouble) => void;
  readonly decided: (decisions: readonly Decision[]) => void;
  readonly taken: (answer: TakenIn['answer'], took: Told) => void;
  /** Something was written that other tabs may want to know of. */
  readonly changed: () => void;
}

/** Who is in the page, from the first event to the last. */
export interface Visit {
  take(asked: Draft | Question): Promise<Taken>;
  judge(verdict: Verdict): Promise<void>;
  /** Whether the visitor allows by now that this is sent. */
  mayGo(event: CustomerEvent): boolean;
  /** Resolves with the customer as soon as there is a verdict; undefined where nothing may be sent. */
  customer(): Promise<string | undefined>;
  memory(): Memory;
  /** The same, once something may be kept. */
  lasting(): Promise<Memory>;
  reset(): Promise<void>;
  forget(): Promise<void>;
  /** Decides nothing until a strategy comes, which learns of what happens meanwhile. */
  hold(): void;
  /** Goes on from what a server has sent of the customer. */
  adopt(state: CustomerState): Promise<void>;
  /** Another tab has written, or has forgotten. */
  look(): void;
  drop(): void;
  stop(): void;
}
