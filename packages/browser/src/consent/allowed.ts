import type { CustomerEvent } from '@opportune/core';

import type { Draft, Question } from '../client/draft.ts';
import { allows, type Purposes, type Verdict } from './verdict.ts';

/** What verdicts are held against. */
export interface Rules {
  readonly purposes: Purposes;
  /** Purposes that are refused whatever the verdict. */
  readonly never: readonly string[];
}

/** Whether something may be taken in, or sent. A question says nothing of anybody. */
export function isAllowed(
  asked: Pick<CustomerEvent, 'kind' | 'type'> | Question,
  verdict: Verdict,
  { purposes: { events = {} }, never }: Rules,
): boolean {
  return asked.kind === 'request' || allows(verdict, purposeIn(events, asked.type), never);
}

/** What may be kept of it: traits have purposes too. Before a verdict it is all of it, because nothing is kept. */
export function withAllowed<A extends Draft | Question>(asked: A, verdict: Verdict | undefined, rules: Rules): A {
  const { purposes, never } = rules;
  const { attributes } = purposes;
  if (asked.kind === 'request' || attributes === undefined || verdict === undefined) return asked;
  const said = Object.entries(asked.properties);
  const kept = said.filter(([name]) => allows(verdict, purposeIn(attributes, name), never));
  return kept.length === said.length ? asked : { ...asked, properties: Object.fromEntries(kept) };
}

const purposeIn = (purposes: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(purposes, name) ? purposes[name] : undefined;
