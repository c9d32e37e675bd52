import type { CustomerState, Input, Moment } from '@opportune/core';

import { NAMES } from './names.ts';
import { quietly } from './quietly.ts';
import type { Random } from './random.ts';
import { objectOf, type Taste, valueOf } from './values.ts';
import { wound } from './wounds.ts';

const START = 1_700_000_000_000;

/** Attributes as an honest page sends them, with something else among them. */
function attributesOf(random: Random, taste: Taste): Record<string, unknown> {
  const value = (): unknown => valueOf(random, taste);
  return {
    ...(random.chance(0.7) ? { total: random.below(60), segment: random.pick(['new', 'vip']) } : {}),
    ...(random.chance(0.3) ? { items: random.list(random.chance(0.02) ? 100 : 4, value) } : {}),
    ...(random.chance(0.2)
      ? { tags: ['web', 'tea'], app: '1.2.3', at: '2023-11-14T22:13:20Z', text: 'aaab'.repeat(9) }
      : {}),
    ...(random.chance(0.7) ? objectOf(random, value) : {}),
  };
}

export const nowOf = (random: Random): number =>
  random.chance(0.02)
    ? (random.pick([Number.NaN, Infinity, -0, 8.64e15, 8.65e15, -1, 0.5, '0', null]) as number)
    : START + random.below(1e7);

/** What `step` is given: an input that it takes, or one with wounds, or no input at all. */
export function inputOf(random: Random, taste: Taste): Input {
  if (random.chance(0.02)) return valueOf(random, taste) as Input;
  const input = honestInput(random, taste);
  if (random.chance(0.1)) wound(random, input, (taste.wild ?? 0) > 0);
  return input;
}

function honestInput(random: Random, taste: Taste): Input {
  const customer = random.chance(0.02) ? 'bob' : 'ada';
  const id = `${random.below(1e6)}`;
  switch (random.below(8)) {
    case 0:
    case 1: {
      const slots = random.chance(0.2) ? { slots: [random.pick([...NAMES.slots, '__proto__'])] } : {};
      return { kind: 'request', id, customer, ...slots, context: attributesOf(random, taste) };
    }
    case 2:
      return { kind: 'wakeUp', customer };
    case 3:
      return { kind: 'receipt', decision: id, customer, channel: 'web', status: 'sent', time: START };
    default: {
      const source = random.chance(0.3) ? { source: 'web' } : {};
      const type = random.pick(NAMES.events);
      const time = START + random.below(1e7);
      return { id, type, customer, time, properties: attributesOf(random, taste), ...source };
    }
  }
}

/** A state that a step has written, with wounds. */
export function woundedState(random: Random, state: CustomerState, isWild: boolean): CustomerState {
  // What cannot be cloned is wounded itself.
  const copy = quietly(() => structuredClone(state)) ?? state;
  wound(random, copy, isWild);
  return copy;
}

/** A moment as an index is asked about it. */
export function momentOf(random: Random, taste: Taste): Partial<Moment> {
  if (random.chance(0.01)) return {};
  const event = inputOf(random, taste);
  return {
    customer: 'ada',
    event: event as Moment['event'],
    profile: random.chance(0.05) ? (valueOf(random, taste) as Moment['profile']) : attributesOf(random, taste),
    trigger: random.chance(0.1) ? (valueOf(random, taste) as Moment['trigger']) : undefined,
    request: undefined,
    context: attributesOf(random, taste),
    now: nowOf(random),
  };
}
