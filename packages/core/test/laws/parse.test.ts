import { compile, OpportuneError, parseStrategy } from '@opportune/core';
import { shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { law } from './law.ts';
import { patience, runs } from './runs.ts';

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'kind',
  'of',
  'polluted',
];
const junk = fc.jsonValue();

/** JSON text of a strategy of which some part is something else. */
const damaged = fc
  .tuple(strategies(), fc.array(fc.tuple(fc.nat(), fc.constantFrom(...NAMES), junk), { minLength: 1, maxLength: 4 }))
  .map(([strategy, wounds]) => {
    // Texts, because that is the only way to an own key of the name __proto__.
    let text = JSON.stringify(strategy);
    for (const [place, name, value] of wounds) {
      const openings = [...text.matchAll(/[{,](?="[a-z]+":)/gi)].map(({ index }) => index + 1);
      const at = openings[place % openings.length]!;
      text = `${text.slice(0, at)}${JSON.stringify(name)}:${JSON.stringify(value)},${text.slice(at)}`;
    }
    return text;
  });

const birthright = Object.getOwnPropertyNames(Object.prototype).sort();

test.each([
  ['any JSON value', junk.map((value): unknown => value)],
  ['any JSON text', fc.json().map((text): unknown => text)],
  ['any text', fc.string().map((text): unknown => text)],
  [
    'any value',
    fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, withSparseArray: true }),
  ],
  ['a damaged strategy', damaged.map((text): unknown => text)],
  ['a damaged strategy, read already', damaged.map((text): unknown => JSON.parse(text))],
])(
  'S1 parseStrategy and compile refuse %s with faults, and touch nothing else',
  patience,
  (_name, sources: fc.Arbitrary<unknown>) => {
    fc.assert(
      fc.property(sources, (source) => {
        for (const read of [parseStrategy, (it: unknown) => compile(it as never, shopBindings)]) {
          try {
            read(source);
          } catch (error) {
            expect(error).toBeInstanceOf(OpportuneError);
          }
        }
        expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(birthright);
      }),
      runs(150),
    );
  },
);

law('S1 a strategy that parses is the strategy that was written', 50, [strategies()], (strategy) => {
  expect(parseStrategy(JSON.stringify(strategy))).toEqual(strategy);
});

test.each(['toString', 'valueOf', 'hasOwnProperty', '__proto__', 'constructor'])(
  'S1 %s is no name: what every object has by birth would be taken for a memory',
  (name) => {
    const text = `{"id":"a","version":"1","aggregates":{${JSON.stringify(name)}:{"kind":"count","of":"x"}},"actions":[],"funnel":[{"kind":"allocate","slots":{}}]}`;
    expect(() => parseStrategy(text)).toThrow(OpportuneError);
  },
);
