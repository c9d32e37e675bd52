import { inspect } from 'node:util';

import { type Explanation, type Fault, OpportuneError, type StepResult } from '@opportune/core';

const CODE = /^[A-Z]+(_[A-Z]+)*$/;
const POINTER = /^(\/([^~/]|~[01])*)*$/s;
const IGNORED: readonly unknown[] = [undefined, 'DUPLICATE', 'TOO_LATE', 'INVALID', 'NOT_FOUND'];

/** Something that must not be, by what was done and what came of it. */
export class Failure extends Error {
  readonly what: string;

  constructor(what: string, cause: unknown) {
    super(`${what}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    this.what = what;
  }
}

export function demand(what: string, isSo: boolean, found: () => unknown = () => ''): void {
  if (!isSo) throw new Failure(what, new Error(String(found())));
}

/** Does something that must not throw. */
export function calm<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(what, error);
  }
}

/** Does something with what is code of others: that may throw as it likes, but there must be stack enough. */
export function theirs(what: string, act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(what, error);
  }
}

/** Does something that may be refused with faults, and with nothing else; undefined where it was. */
export function refusable<T>(what: string, act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof OpportuneError)) throw new Failure(what, error);
    demand(`${what} names faults`, error.faults.length > 0 && error.faults.every(isFault), () => error.message);
    return undefined;
  }
}

const isFault = ({ code, path, message }: Fault): boolean =>
  CODE.test(code) && POINTER.test(path) && typeof message === 'string' && message !== '';

/** Every step gives one of these, whatever it was given. */
export function demandResult(result: StepResult, before: unknown): void {
  const { state, decisions, dropped, fired, faults, wakeAt, ignored } = result;
  const isResult =
    (Object.is(state, before) || typeof state === 'object') &&
    [decisions, dropped, fired].every(Array.isArray) &&
    faults.every(isFault) &&
    decisions.every(({ action, slot, score }) => typeof action === 'string' && slot !== undefined && score >= 0) &&
    (wakeAt === undefined || typeof wakeAt === 'number') &&
    IGNORED.includes(ignored);
  demand('step gives a result', isResult, () => inspect(result));
}

export const demandExplanation = ({ candidates }: Explanation): void =>
  demand(
    'explain says a sentence',
    candidates.every(({ sentence }) => typeof sentence === 'string' && sentence !== ''),
  );
