import { describe, expect, it } from 'vitest';

import { judgeImported } from '../../../test/judgeImported.ts';
import { fromJsonRulesEngine, type RulesEngineOptions } from './fromJsonRulesEngine.ts';

const imported = (condition: unknown, options?: RulesEngineOptions) =>
  fromJsonRulesEngine({ conditions: { all: [condition] } }, options);

const judge = (condition: unknown, profile: Record<string, unknown>, options?: RulesEngineOptions): unknown =>
  judgeImported(imported(condition, options).rules[0]!.when, { profile });

const is = (operator: string, value: unknown, path?: string): object => ({
  fact: 'a',
  operator,
  value,
  ...(path ? { path } : {}),
});
const b = { fact: 'b' };

describe('fromJsonRulesEngine', () => {
  it.each([
    [is('equal', 1), { a: 1 }, true],
    [is('equal', 1), { a: '1' }, false],
    [is('equal', null), {}, false],
    [is('equal', null), { a: null }, true],
    [is('equal', undefined), {}, true],
    [is('equal', [1]), { a: [1] }, false],
    [is('equal', b), {}, true],
    [is('equal', b), { a: 'x', b: 'x' }, true],
    [is('notEqual', 1), {}, true],
    [is('notEqual', b), { a: 1, b: 1 }, false],
    [is('in', [1, 'x']), { a: 'x' }, true],
    [is('in', [null]), {}, false],
    [is('in', 'abc'), { a: 'bc' }, true],
    [is('in', b), { a: 2, b: [1, 2] }, true],
    [is('notIn', [1]), {}, true],
    [is('contains', 1), { a: [1] }, true],
    [is('contains', 'a'), { a: 'abc' }, false],
    [is('contains', b), { a: [1, 2], b: 2 }, true],
    [is('doesNotContain', 1), { a: [2] }, true],
    [is('doesNotContain', 1), { a: 'text' }, false],
    [is('doesNotContain', 1), {}, false],
    [is('lessThan', 5), {}, false],
    [is('lessThan', 5), { a: null }, false],
    [is('lessThan', 5), { a: '4' }, true],
    [is('lessThan', 5), { a: '' }, false],
    [is('lessThan', 5), { a: '4px' }, false],
    [is('lessThanInclusive', 5), { a: [5] }, true],
    [is('greaterThan', '5'), { a: 6 }, true],
    [is('greaterThan', '5'), { a: '10' }, false],
    [is('greaterThan', 'a'), { a: 'b' }, false],
    [is('greaterThanInclusive', b), { a: 2, b: 2 }, true],
    // Paths
    [is('equal', 1, '$.x.y'), { a: { x: { y: 1 } } }, true],
    [is('equal', 1, 'x["y"]'), { a: { x: { y: 1 } } }, true],
    [is('equal', 1, '$[1].y'), { a: [{}, { y: 1 }] }, true],
    [is('equal', 1, '$.x'), { a: 1 }, true],
    [is('equal', undefined, '$.x.y[9].z'), { a: {} }, true],
    [is('contains', 1, '$[*].x'), { a: [{ x: 1 }] }, true],
    [is('doesNotContain', 1, '$.l[*].x'), { a: { l: [{ x: 2 }] } }, true],
    [is('doesNotContain', 1, '$.l[*].x'), { a: { l: [] } }, false],
    [is('equal', { fact: 'b', path: '$.x' }), { a: 1, b: { x: 1 } }, true],
    // Decorators
    [is('someFact:equal', 1), { a: [0, 1] }, true],
    [is('someFact:lessThan', 1), { a: 'x' }, false],
    [is('everyFact:greaterThan', 0), { a: [] }, true],
    [is('everyFact:in', [1, 2]), { a: [1, 3] }, false],
    [is('someValue:equal', [1, 2]), { a: 2 }, true],
    [is('everyValue:notEqual', [1, 2]), { a: 2 }, false],
    [is('someFact:someValue:equal', [1, 2]), { a: [5, 2] }, true],
    [is('not:lessThan', 5), {}, true],
    [is('swap:contains', [1, 2]), { a: 1 }, true],
    [is('swap:lessThan', 5), { a: 6 }, true],
    [is('someValue:equal', b), { a: 2, b: [1, 2] }, true],
    // Structure
    [{ any: [] }, {}, true],
    [{ not: { any: [] } }, {}, false],
    [{ not: is('lessThan', 5) }, {}, true],
  ])('%j of %j is %s', (condition, profile, expected) => {
    expect(judge(condition, profile)).toBe(expected);
  });

  it('gives rules that are entries: with an id of their own, and a priority', () => {
    const conditions = { all: [] };
    const rules = [
      { conditions, name: 'x', event: { type: 'a' } },
      { conditions, name: 'x', priority: 7 },
      { conditions },
    ];

    expect(fromJsonRulesEngine(rules).rules).toMatchObject([
      { id: 'x', priority: 1, event: { type: 'a' } },
      { id: 'x-2', priority: 7 },
      { id: 'rule-3', priority: 1 },
    ]);
  });

  it('gives the conditions that rules name', () => {
    const conditions = { adult: { all: [is('greaterThan', 17)] }, child: { not: { condition: 'adult' } } };
    const rule = { conditions: { any: [{ condition: 'child' }, { condition: 'nobody' }] } };
    const found = fromJsonRulesEngine(rule, { conditions });
    const { when } = found.rules[0]!;

    expect([3, 30].map((a) => judgeImported(when, { profile: { a } }, found.conditions))).toEqual([true, false]);
    expect(found.findings).toMatchObject([{ path: '/conditions/any/1/condition', code: 'REFERENCE_UNKNOWN' }]);
  });

  const losing = [
    [is('mine', 1), 'OPERATOR_UNKNOWN', ''],
    [is('mine:equal', 1), 'OPERATOR_UNKNOWN', ''],
    [is('equal', 1, '$..x'), 'NOT_EXPRESSIBLE', '/path'],
    [is('equal', 1, '$[?(@.x)]'), 'NOT_EXPRESSIBLE', '/path'],
    [is('equal', 1, "$.['a.b']"), 'NOT_EXPRESSIBLE', '/path'],
    [is('in', 5), 'FORM_INVALID', ''],
    [{ fact: 'a.b', operator: 'equal', value: 1 }, 'NAME_REFUSED', '/fact'],
    [{ fact: 'a' }, 'FORM_INVALID', ''],
    [{ all: 1 }, 'FORM_INVALID', '/all'],
    [null, 'FORM_INVALID', ''],
    [is('someFact:equal', { fact: 'b', path: '$[*]' }), 'NOT_EXPRESSIBLE', ''],
  ] as const;

  it.each(losing.slice(0, -1))('finds %j', (condition, code, path) => {
    expect(imported(condition).findings).toContainEqual(
      expect.objectContaining({ code, path: `/conditions/all/0${path}` }),
    );
  });

  it.each(losing.slice(0, -1))('never lets %j be true, negated or not', (lost) => {
    expect([lost, { not: lost }, { not: { all: [lost, lost] } }].map((one) => judge(one, { a: 1, b: [1] }))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('gives the parameters of a fact to `path`', () => {
    const path = (fact: string, params: unknown): string => `context.${fact}-${JSON.stringify(params)?.length ?? 0}`;

    expect(
      imported({ ...is('equal', 1), params: { x: 1 } }, { path, conversions: 'none' }).rules[0]!.when,
    ).toMatchObject({
      of: { path: 'context.a-7' },
    });
  });

  it('reads anything without throwing', () => {
    const ring: Record<string, unknown> = {};
    ring['not'] = ring;

    for (const rules of [undefined, null, 1, 'x', [null], { conditions: ring }, [{ conditions: [] }]])
      expect(fromJsonRulesEngine(rules).findings).toHaveLength(1);
  });
});
