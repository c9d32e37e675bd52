import type { CustomerEvent, CustomerState, DecisionRequest, Input, Instant, Step, StepResult } from '@opportune/core';

import type { Decider } from '../decide/decider.ts';
import type { Kept } from '../remember/kept.ts';
import type { Change } from '../remember/memory.ts';
import { become, newcomer } from './become.ts';
import type { Draft, Question } from './draft.ts';

/** What taking something in has led to. */
export interface Took {
  readonly input: Input;
  readonly now: Instant;
  /** What decides here, and what it knew before. */
  readonly step: Step | undefined;
  readonly before: CustomerState | undefined;
  /** Who it was of, as remembered from now on. */
  readonly kept: Kept;
  /** Undefined where the server decides. */
  readonly result: StepResult | undefined;
  readonly wakeAt: Instant | undefined;
}

/** What there is to tell: of what was refused, the input alone. */
export type Told = Pick<Took, 'input' | 'now'> & Partial<Took>;

/** An event or a question with who it is of, and who that is from now on. */
export function inputOf(
  asked: Draft | Question,
  before: Kept,
): { readonly input: CustomerEvent | DecisionRequest; readonly who: Kept } {
  if (asked.kind === 'request') return { input: { ...asked, customer: before.customer }, who: before };
  const { becomes, ...draft } = asked;
  if (becomes === undefined) return { input: { ...draft, customer: before.customer, source: 'web' }, who: before };
  const who = become(before, becomes);
  const id = becomes.before === 'anonymousId' ? who.visitor : before.customer;
  const properties = { ...draft.properties, [becomes.before]: id };
  return { input: { ...draft, properties, customer: who.customer, source: 'web' }, who };
}

/** Takes something in as one unit: who it is of, what is decided, what is remembered, and what is to be sent. */
export const taking =
  (asked: Draft | Question, now: Instant, decider: Pick<Decider, 'step'>, sends: boolean) =>
  (found: Kept | undefined): Change<Took> => {
    const { input, who } = inputOf(asked, found ?? newcomer());
    const { kept, value } = stepped(who, input, now, decider.step);
    return { kept, value, outgoing: sends && input.kind === 'event' ? [input] : [] };
  };

/** Lets time pass. Another tab may have done it before. */
export const waking =
  (now: Instant, decider: Pick<Decider, 'step'>) =>
  (found: Kept | undefined): Change<Took | undefined> => {
    const { step } = decider;
    if (step === undefined || found?.wakeAt === undefined || found.wakeAt > now)
      return { kept: found, value: undefined };
    return stepped(found, { kind: 'wakeUp', customer: found.customer }, now, step);
  };

function stepped(who: Kept, input: Input, now: Instant, step: Step | undefined): Change<Took> & { kept: Kept } {
  const before = who.state;
  const taken = { input, now, step, before };
  if (step === undefined) return { kept: who, value: { ...taken, kept: who, result: undefined, wakeAt: who.wakeAt } };
  const result = step(before, input, now);
  const { state, wakeAt } = result;
  const { wakeAt: last, ...rest } = who;
  const isSame = state === before && wakeAt === last;
  const kept = isSame ? who : { ...rest, state, ...(wakeAt === undefined ? {} : { wakeAt }) };
  return { kept, value: { ...taken, kept, result, wakeAt } };
}
