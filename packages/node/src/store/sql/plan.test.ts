import { describe, expect, test } from 'vitest';

import { plan, type Known } from './plan.ts';
import type { Entry, Unit } from './unit.ts';

const entryOf = (customer: string, expectedVersion: number, mark = customer): Entry => ({
  customer,
  expectedVersion,
  state: mark,
  wakeAt: null,
});

const unitOf = (customer: string, expectedVersion: number, rest: Partial<Unit> & { mark?: string } = {}): Unit => ({
  customer: entryOf(customer, expectedVersion, rest.mark),
  moves: undefined,
  input: undefined,
  decisions: [],
  trace: null,
  forgets: false,
  ...rest,
});

const knownOf = (versions: Readonly<Record<string, number>> = {}, seen: readonly string[] = []): Known => ({
  versions: new Map(Object.entries(versions)),
  seen: new Set(seen),
});

const decision = (id: string) => ({ id, channel: 'email', json: `{${id}}` });

describe('units are judged one after the other', () => {
  test('against what is stored', () => {
    const units = [unitOf('ann', 2), unitOf('bob', 1), unitOf('cid', 0), unitOf('dan', 0, { input: 'e1' })];
    const { answers, customers } = plan(units, knownOf({ ann: 2, bob: 2 }, ['e1']));
    expect(answers).toEqual(['committed', 'conflict', 'committed', 'duplicate']);
    expect([...customers.keys()]).toEqual(['ann', 'cid']);
  });

  test('against what those before them lead to', () => {
    const units = [
      unitOf('ann', 0, { input: 'e1', mark: 'first' }),
      unitOf('ann', 0, { input: 'e2' }),
      unitOf('ann', 1, { input: 'e1' }),
      unitOf('ann', 1, { input: 'e2', mark: 'last' }),
    ];
    const { answers, customers, inputs } = plan(units, knownOf());
    expect(answers).toEqual(['committed', 'conflict', 'duplicate', 'committed']);
    expect([...customers.values()]).toEqual([entryOf('ann', 1, 'last')]);
    expect(inputs).toEqual(['e1', 'e2']);
  });

  test('and nothing comes of one whose other customer is elsewhere', () => {
    const moves = entryOf('v1', 1);
    const units = [
      unitOf('ann', 0, { moves, input: 'e1', decisions: [decision('d')] }),
      unitOf('v1', 0),
      unitOf('bob', 0, { moves }),
    ];
    const { answers, customers, inputs, outbox } = plan(units, knownOf());
    expect(answers).toEqual(['conflict', 'committed', 'committed']);
    expect([[...customers.keys()], inputs, outbox]).toEqual([['v1', 'bob'], [], []]);
  });
});

test('what is forgotten takes along what the same plan was about to send before, and nothing after', () => {
  const units = [
    unitOf('ann', 0, { decisions: [decision('d1')] }),
    unitOf('bob', 0, { decisions: [decision('d2')] }),
    unitOf('ann', 1, { forgets: true, decisions: [decision('d3')] }),
  ];
  const { forgotten, outbox } = plan(units, knownOf());
  expect([...forgotten]).toEqual(['ann']);
  expect(outbox.map(({ id, customer }) => [id, customer])).toEqual([
    ['d2', 'bob'],
    ['d3', 'ann'],
  ]);
});

test('what is known stays as it was', () => {
  const known = knownOf({ ann: 1 }, ['e1']);
  plan([unitOf('ann', 1, { input: 'e2' })], known);
  expect(known).toEqual(knownOf({ ann: 1 }, ['e1']));
});
