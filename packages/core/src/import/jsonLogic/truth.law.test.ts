import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judgeImported } from '../../../test/judgeImported.ts';
import { runs } from '../../../test/laws/runs.ts';
import { evaluate, isTruthy } from './evaluate.ts';
import { fromJsonLogic } from './fromJsonLogic.ts';

/** Values whose types mix: texts that look like numbers, lists of one. */
const scalar = fc.constantFrom(
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  10,
  1.5,
  '',
  '1',
  '2',
  '10',
  'a',
  'ab',
  ' 1 ',
  'true',
  'null',
  '1.50',
);
// Longer lists, and numbers in them, are not put in order with texts: see the docstring.
const value = fc.oneof({ weight: 5, arbitrary: scalar }, fc.array(fc.constantFrom('', '1', 'a'), { maxLength: 1 }));
const data = fc.record(
  { a: value, b: value, list: fc.array(scalar, { maxLength: 3 }) },
  { requiredKeys: [], noNullPrototype: true },
);

const variable = fc.constantFrom<unknown>(
  { var: 'a' },
  { var: 'b' },
  { var: ['a', 1] },
  { var: ['nowhere', '2'] },
  { var: 'list.0' },
);
const literal = scalar as fc.Arbitrary<unknown>;
const pair = fc.oneof(fc.tuple(variable, literal), fc.tuple(literal, variable));

const { rule } = fc.letrec<{ rule: unknown; bool: unknown }>((tie) => ({
  rule: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('bool'), variable, literal),
  bool: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(fc.constantFrom('==', '===', '!=', '!==', '<', '<=', '>', '>='), pair)
      .map(([op, args]) => ({ [op]: args })),
    fc.tuple(literal, variable, literal).map((args) => ({ '<=': args })),
    fc.tuple(variable, fc.array(literal, { maxLength: 3 })).map((args) => ({ in: args })),
    fc.tuple(literal, variable).map((args) => ({ in: args })),
    fc.tuple(variable, fc.constantFrom('ab', '10', 'null')).map((args) => ({ in: args })),
    fc
      .array(fc.constantFrom('a', 'b', 'list.1', 'nowhere'), { minLength: 1, maxLength: 3 })
      .map((names) => ({ missing: names })),
    fc.tuple(fc.nat(3), fc.uniqueArray(fc.constantFrom('a', 'b', 'nowhere'))).map((args) => ({ missing_some: args })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((args) => ({ and: args })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((args) => ({ or: args })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 5 }).map((args) => ({ if: args })),
    tie('rule').map((one) => ({ '!': [one] })),
    fc.tuple(tie('rule'), literal).map((args) => ({ '==': args })),
    fc.tuple(tie('rule'), literal).map((args) => ({ '<': args })),
    fc
      .tuple(
        fc.constantFrom('all', 'some', 'none', 'filter', 'map'),
        fc.constantFrom('list', 'nowhere'),
        fc.constantFrom('==', '<', '!=='),
        literal,
      )
      .map(([op, name, is, one]) => ({ [op]: [{ var: name }, { [is]: [{ var: '' }, one] }] })),
    fc.tuple(fc.constantFrom('ab', 'x', ''), variable).map((args) => ({ cat: args })),
  ),
}));

describe('fromJsonLogic', () => {
  it('judges as JSON Logic does, where it finds nothing', () => {
    fc.assert(
      fc.property(rule, data, (one, profile) => {
        const { condition, findings } = fromJsonLogic(one);
        fc.pre(findings.length === 0);

        expect(judgeImported(condition, { profile })).toBe(isTruthy(evaluate(one, profile)));
      }),
      runs(300),
    );
  });
});
