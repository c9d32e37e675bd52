import type { CustomerEvent, CustomerState } from '@opportune/core';

import type { Definitions, DittofeedCase, DittofeedStep, DittofeedUser } from './dittofeedCase.ts';
import { eventOf, strategyOf, type Compiled } from './strategyOf.ts';
import { Unsaid } from './unsaid.ts';

const T0 = Date.UTC(2026, 0, 15, 12);

/** What is expected somewhere on the way, and what was found there. */
export interface Found {
  readonly expected: NonNullable<DittofeedStep['expect']>;
  readonly users: ReadonlyMap<string, DittofeedUser>;
}

/** Plays a case: what each `expect` has to be compared with. */
export function play({ steps, skip, large, ...definitions }: DittofeedCase): readonly Found[] {
  if (large === true) throw new Unsaid('large');
  if (skip === true) throw new Unsaid('skip');
  if (steps.some(({ updateJourneys }) => updateJourneys !== undefined)) throw new Unsaid('journeys');

  let known: Definitions = definitions;
  let compiled = strategyOf(known);
  const log: { readonly event: CustomerEvent; readonly now: number }[] = [];
  let states = new Map<string, CustomerState>();
  const take = ({ event, now }: (typeof log)[number]): void =>
    void states.set(event.customer, compiled.step(states.get(event.customer), event, now).state);
  let users = new Map<string, DittofeedUser>();
  const found: Found[] = [];

  for (const { now: since = 0, events = [], update, compute, expect } of steps) {
    const now = T0 + since;
    if (update !== undefined) {
      // What nobody has counted is counted by replaying what has happened.
      known = { ...known, ...update };
      compiled = strategyOf(known);
      states = new Map();
      log.forEach(take);
    }
    for (const each of events) {
      const event = { id: `e${log.length}`, customer: each.userId ?? 'nobody', time: T0 + each.at, ...eventOf(each) };
      log.push({ event, now });
      take(log.at(-1)!);
    }
    if (compute === true) {
      users = new Map(Array.from(states, ([id, state]) => [id, computed(compiled, id, state, now)]));
    }
    if (expect !== undefined) found.push({ expected: expect, users });
  }
  return found;
}

function computed(
  { step, profile, properties }: Compiled,
  id: string,
  state: CustomerState,
  now: number,
): DittofeedUser {
  const { decisions } = step(state, { kind: 'request', id: `r${now}`, customer: id }, now);
  const seen = { profile: profile(), id };
  const read = (path: string): unknown =>
    path.split('.').reduce<unknown>((from, key) => (from as Record<string, unknown> | undefined)?.[key], seen);
  return {
    id,
    segments: Object.fromEntries(
      decisions
        .filter(({ action }) => action !== 'everyone')
        .map(({ action }) => [action.slice('segment '.length), true]),
    ),
    properties: Object.fromEntries(
      Array.from(
        properties,
        ([name, paths]) => [name, paths.map(read).find((value) => value !== undefined)] as const,
      ).filter(([, value]) => value !== undefined),
    ),
  };
}
