import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judgeImported } from '../../../test/judgeImported.ts';
import { runs } from '../../../test/laws/runs.ts';
import { isTrue } from '../../conditions/isTrue.ts';
import type { Node } from '../../shape/shape.ts';
import { fromMongo } from './fromMongo.ts';
import { toMongo } from './toMongo.ts';

const scalar = fc.constantFrom(null, true, false, 0, 1, -1, 8, 2.5, '', 'a', 'A', 'ab', '1', 'a.b');
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.constant({ x: 1 }));
const objects = fc.array(
  fc.oneof(scalar, fc.record({ q: scalar, s: scalar }, { requiredKeys: [], noNullPrototype: true })),
  { maxLength: 3 },
);
const data = fc.record(
  { a: value, b: value, items: objects, o: fc.record({ a: scalar }, { noNullPrototype: true }) },
  { requiredKeys: [], noNullPrototype: true },
);

const number = fc.constantFrom(0, 1, -1, 8, 2.5);
const values = fc.array(scalar, { maxLength: 3 });
const text = fc.constantFrom('', 'a', 'ab', 'b', '.', 'A');

const leafAt = (path: fc.Arbitrary<string>): fc.Arbitrary<object> =>
  fc.oneof(
    fc.record({ kind: fc.constantFrom('eq', 'ne', 'contains'), path, value: scalar }, { noNullPrototype: true }),
    fc.record({ kind: fc.constantFrom('gt', 'gte', 'lt', 'lte'), path, value: number }, { noNullPrototype: true }),
    fc.record({ kind: fc.constant('between'), path, from: number, to: number }, { noNullPrototype: true }),
    fc.record(
      { kind: fc.constantFrom('oneOf', 'noneOf', 'containsAny', 'containsAll'), path, values },
      { noNullPrototype: true },
    ),
    fc.record(
      { kind: fc.constantFrom('oneOf', 'noneOf'), path, values, ignoreCase: fc.constant(true) },
      { noNullPrototype: true },
    ),
    fc.record({ kind: fc.constantFrom('exists', 'missing'), path }, { noNullPrototype: true }),
    fc.record(
      {
        kind: fc.constant('isType'),
        path,
        type: fc.constantFrom('string', 'number', 'boolean', 'null', 'array', 'object'),
      },
      { noNullPrototype: true },
    ),
    fc.record({ kind: fc.constantFrom('startsWith', 'endsWith', 'includes'), path, text }, { noNullPrototype: true }),
    fc.record(
      { kind: fc.constant('matches'), path, pattern: fc.constantFrom('^a', 'b$', '[AB]') },
      { noNullPrototype: true },
    ),
    fc
      .tuple(path, fc.constantFrom('eq', 'ne', 'gt', 'lte'), fc.nat(3))
      .map(([at, is, right]) => ({ kind: 'compare', left: { kind: 'size', path: at }, is, right })),
  );

const { condition } = fc.letrec<{ condition: object; inside: object }>((tie) => ({
  inside: fc.oneof(
    { depthSize: 'small' },
    leafAt(fc.constantFrom('element', 'element.q', 'element.s')),
    fc.record(
      { kind: fc.constantFrom('all', 'any'), of: fc.array(tie('inside'), { maxLength: 3 }) },
      { noNullPrototype: true },
    ),
  ),
  condition: fc.oneof(
    { depthSize: 'small' },
    leafAt(fc.constantFrom('profile.a', 'profile.b', 'profile.o.a', 'profile.nowhere')),
    fc.record(
      { kind: fc.constantFrom('all', 'any'), of: fc.array(tie('condition'), { maxLength: 3 }) },
      { noNullPrototype: true },
    ),
    fc.record({ kind: fc.constantFrom('not', 'isTrue'), of: tie('condition') }, { noNullPrototype: true }),
    fc.record(
      { kind: fc.constant('some'), path: fc.constantFrom('profile.items', 'profile.a'), of: tie('inside') },
      { noNullPrototype: true },
    ),
  ),
}));

describe('toMongo', () => {
  it('comes back with the same meaning, where it finds nothing', () => {
    fc.assert(
      fc.property(condition, data, (node, profile) => {
        const { query, findings } = toMongo(node as Node);
        fc.pre(findings.length === 0);
        const back = fromMongo(query);

        expect(back.findings.map(({ code }) => code)).toEqual([]);
        expect(judgeImported(back.condition, { profile })).toBe(judgeImported(isTrue(node as Node), { profile }));
      }),
      runs(300),
    );
  });

  it('is never true where the condition is not, whatever it finds but null', () => {
    fc.assert(
      fc.property(condition, data, (node, profile) => {
        const { query, findings } = toMongo(node as Node);
        fc.pre(findings.every(({ code }) => code === 'NOT_EXPRESSIBLE'));

        if (judgeImported(fromMongo(query).condition, { profile }))
          expect(judgeImported(node as Node, { profile })).toBe(true);
      }),
      runs(300),
    );
  });
});
