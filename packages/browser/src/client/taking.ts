import type { CustomerEvent, DecisionRequest, Input, Instant, Step, StepResult } from '@opportune/core';

import type { Kept } from '../remember/kept.ts';
import type { Change } from '../remember/memory.ts';
import { become, newcomer } from './become.ts';
import type { Draft, Question } from './draft.ts';

/** What taking something in has led to. */
export interface Took {
  readonly input: Input;
  /** Who it was of, as remembered from now on. */
  readonly kept: Kept;
  /** Undefined where the server decides. */
  readonly result: StepResult | undefined;
  readonly wakeAt: Instant | undefined;
}

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
  (asked: Draft | Question, now: Instant, step: Step | undefined, sends: boolean) =>
  (found: Kept | undefined): Change<Took> => {
    const { input, who } = inputOf(asked, found ?? newcomer());
    const { kept, value } = stepped(who, input, now, step);
    return { kept, value, outgoing: sends && input.kind === 'event' ? [input] : [] };
  };

/** Lets time pass. Another tab may have done it before. */
export const waking =
  (now: Instant, step: Step) =>
  (found: Kept | undefined): Change<Took | undefined> => {
    if (found?.wakeAt === undefined || found.wakeAt > now) return { kept: found, value: undefined };
    return stepped(found, { kind: 'wakeUp', customer: found.customer }, now, step);
  };

function stepped(who: Kept, input: Input, now: Instant, step: Step | undefined): Change<Took> & { kept: Kept } {
  if (step === undefined) return { kept: who, value: { input, kept: who, result: undefined, wakeAt: who.wakeAt } };
  const result = step(who.state, input, now);
  const { state, wakeAt } = result;
  const { wakeAt: before, ...rest } = who;
  const isSame = state === who.state && wakeAt === before;
  const kept = isSame ? who : { ...rest, state, ...(wakeAt === undefined ? {} : { wakeAt }) };
  return { kept, value: { input, kept, result, wakeAt } };
}
