import fc from 'fast-check';
import { expect, it, vi } from 'vitest';

import type { CustomerState } from '../index.ts';
import { keyedStore, type Kept, type KeyedStore } from './keyedStore.ts';

const keptOf = (customer: string, wakeAt?: number): Kept => ({ state: { customer } as CustomerState, wakeAt });
const names = (store: KeyedStore) => Array.from(store.entries(), ([customer]) => customer);

it('gives what was set last, and nothing of whom it does not know', () => {
  const store = keyedStore();
  store.set('ada', keptOf('ada', 1));
  const last = keptOf('ada', 2);
  store.set('ada', last);
  expect(store.get('ada')).toBe(last);
  expect(store.get('bob')).toBeUndefined();
  expect([...store.entries()]).toEqual([['ada', last]]);
});

it.each(['__proto__', 'constructor', ''])('knows nobody by the name %j who was not set', (name) => {
  const store = keyedStore();
  expect(store.get(name)).toBeUndefined();
  store.set(name, keptOf(name));
  expect(store.get(name)).toEqual(keptOf(name));
});

it('hands out whom nobody has set for longest; asking is no touch', () => {
  const evicted = vi.fn();
  const store = keyedStore({ atMost: 2, evicted });
  store.set('ada', keptOf('ada', 5));
  store.set('bob', keptOf('bob'));
  store.set('ada', keptOf('ada', 6));
  store.get('bob');
  expect(evicted).not.toHaveBeenCalled();
  store.set('cyd', keptOf('cyd'));
  expect(evicted.mock.calls).toEqual([['bob', keptOf('bob')]]);
  store.set('dan', keptOf('dan'));
  expect(evicted.mock.calls[1]).toEqual(['ada', keptOf('ada', 6)]);
  expect(names(store)).toEqual(['cyd', 'dan']);
  expect(store.get('ada')).toBeUndefined();
});

it('keeps 100,000 where no bound is given', () => {
  const evicted = vi.fn();
  const store = keyedStore({ evicted });
  const kept = keptOf('');
  for (let i = 0; i < 100_000; i++) store.set(`c${i}`, kept);
  expect(evicted).not.toHaveBeenCalled();
  store.set('one more', kept);
  expect(evicted.mock.calls).toEqual([['c0', kept]]);
});

it('has handed out the one before it tells so: setting others meanwhile keeps the bound', () => {
  const store = keyedStore({
    atMost: 2,
    evicted: (customer) => {
      expect(store.get(customer)).toBeUndefined();
      if (customer === 'ada') store.set('again', keptOf('again'));
    },
  });
  for (const name of ['ada', 'bob', 'cyd']) store.set(name, keptOf(name));
  expect(names(store)).toEqual(['cyd', 'again']);
});

it('behaves as a list does from which the first falls off', () => {
  const logs = fc.array(fc.nat({ max: 9 }).map(String), { maxLength: 60 });
  fc.assert(
    fc.property(logs, fc.integer({ min: 1, max: 5 }), (log, atMost) => {
      const gone: string[] = [];
      const expected: string[] = [];
      const store = keyedStore({ atMost, evicted: (customer) => gone.push(customer) });
      let list: string[] = [];
      for (const name of log) {
        store.set(name, keptOf(name));
        list = [...list.filter((it) => it !== name), name];
        if (list.length > atMost) expected.push(list.shift()!);
        expect(names(store)).toEqual(list);
      }
      expect(gone).toEqual(expected);
    }),
  );
});
