import { describe, expect, it } from 'vitest';

import { judgeImported } from '../../../test/judgeImported.ts';
import type { ImportOptions } from '../importOptions.ts';
import { fromJsonLogic } from './fromJsonLogic.ts';

const judge = (rule: unknown, profile: Record<string, unknown> = {}, options?: ImportOptions): unknown =>
  judgeImported(fromJsonLogic(rule, options).condition, { profile });

const a = { var: 'a' };
const b = { var: 'b' };

describe('fromJsonLogic', () => {
  it.each([
    // What is missing is null, and null is 0 in an order.
    [{ '<': [a, 110] }, {}, true],
    [{ '<=': [0, a, 10] }, {}, true],
    [{ '<': [0, a, 10] }, { a: 0 }, false],
    [{ '==': [a, 0] }, {}, false],
    [{ '==': [a, null] }, {}, true],
    [{ '===': [a, null] }, { a: null }, true],
    [{ '!==': [a, null] }, {}, false],
    [{ '>': [{ var: ['a', 5] }, 4] }, {}, true],
    [{ '>': [{ var: ['a', 5] }, 4] }, { a: null }, false],
    [{ '==': [{ var: ['a', b] }, 1] }, { b: 1 }, true],
    // Loosely equal
    [{ '==': [a, '1'] }, { a: true }, true],
    [{ '==': [a, '1'] }, { a: [1] }, true],
    [{ '==': [a, 1] }, { a: '1.0' }, true],
    [{ '==': [a, ''] }, { a: 0 }, true],
    [{ '===': [a, 1] }, { a: '1' }, false],
    [{ '!=': [a, 'x'] }, {}, true],
    [{ '<=': ['0000', a, '2359'] }, { a: '1200' }, true],
    [{ '<=': ['0900', a, '1700'] }, { a: '1701' }, false],
    [{ '>': [a, 'b'] }, { a: 'c' }, true],
    // Attributes against each other
    [{ '<': [a, b] }, { a: 1, b: 2 }, true],
    [{ '<': [a, b] }, { b: 2 }, true],
    [{ '<=': [a, b] }, {}, true],
    [{ '==': [a, b] }, {}, true],
    [{ '==': [a, b] }, { a: 'x', b: 'x' }, true],
    // Results are values
    [{ and: [a, b] }, { a: 1, b: [] }, false],
    [{ '==': [{ or: [a, b] }, 'x'] }, { a: '', b: 'x' }, true],
    [{ '==': [{ and: [a, b] }, 0] }, { a: 0, b: 5 }, true],
    [{ '==': [{ if: [a, 1, b, 2, 3] }, 2] }, { b: 1 }, true],
    [{ '>': [{ if: [a, b] }, -1] }, {}, true],
    [{ '?:': [a, false, true] }, {}, true],
    [{ '!': [a] }, { a: [] }, true],
    [{ '!!': [a] }, { a: [0] }, true],
    [{ '!!': [a] }, { a: '0' }, true],
    [{ '===': [{ '!': [a] }, true] }, {}, true],
    // Lists and texts
    [{ in: ['es', a] }, { a: 'test' }, true],
    [{ in: ['es', a] }, { a: ['es'] }, true],
    [{ in: [1, a] }, { a: 'a1' }, true],
    [{ in: [a, 'Springfield'] }, { a: 'field' }, true],
    [{ in: [a, '10'] }, { a: 0 }, true],
    [{ in: [a, [1, null]] }, {}, true],
    [{ in: [a, ['1']] }, { a: 1 }, false],
    [{ in: [a, b] }, { a: 2, b: [1, 2] }, true],
    [{ in: ['x', [a, b]] }, { b: 'x' }, true],
    [{ in: [1, { missing: ['a'] }] }, {}, false],
    [{ in: ['a', { missing: ['a', 'b'] }] }, { b: 1 }, true],
    [{ '==': [{ substr: [a, 0, 4] }, 'http'] }, { a: 'https' }, true],
    [{ '==': [{ substr: [a, -3] }, 'com'] }, { a: 'x.com' }, true],
    [{ '==': [{ substr: [a, 1] }, 'bc'] }, { a: 'abc' }, true],
    [{ '==': [{ substr: [a, 1, 5] }, 'bc'] }, { a: 'abc' }, true],
    [{ '==': [{ substr: [a, 1, 1] }, 'bc'] }, { a: 'abc' }, false],
    [{ '==': [{ cat: ['x-', a, '!'] }, 'x-1!'] }, { a: 1 }, true],
    [{ cat: ['I love ', { if: [a, 'pie', 'cake'] }] }, {}, true],
    [{ '==': [{ cat: ['I love ', { if: [a, 'pie', 'cake'] }] }, 'I love cake'] }, {}, true],
    [{ missing: { merge: ['a', { if: [b, ['c'], []] }] } }, { a: 1, b: true }, true],
    [{ missing_some: [2, ['a', 'b', 'c']] }, { a: 1, c: 1 }, false],
    [{ missing: [['a', 'b']] }, { a: '', b: 1 }, true],
    [{ some: [a, { '==': [{ var: 'q' }, b] }] }, { a: [{ q: null }] }, true],
    [
      { some: [{ var: 'o' }, { some: [{ var: 'i' }, { '>': [{ var: '' }, 1] }] }] },
      { o: [{ i: [0] }, { i: [2] }] },
      true,
    ],
    [{ none: [a, { var: '' }] }, { a: 'text' }, true],
    [{ all: [{ filter: [a, { '>': [{ var: '' }, 1] }] }, { '<': [{ var: '' }, 5] }] }, { a: [0, 2, 3] }, true],
    [{ all: [{ filter: [a, false] }, true] }, { a: [1] }, false],
    [{ in: [5, { map: [a, { var: 'q' }] }] }, { a: [{ q: 5 }] }, true],
    [{ some: [[1, 2], { '==': [{ var: '' }, 2] }] }, {}, true],
    // Arithmetic
    [{ '>': [{ '+': [a, 1] }, 2] }, { a: 2 }, true],
    [{ '>': [{ '+': [a, 1] }, 0] }, {}, false],
    [{ '>': [{ '-': [a, 1] }, -2] }, {}, true],
    [{ '==': [{ '-': [a] }, -3] }, { a: 3 }, true],
    [{ '==': [{ '%': [a, 2] }, 1] }, { a: 5 }, true],
    [{ '==': [{ '/': [{ '*': [a, b] }, 2] }, 6] }, { a: 3, b: 4 }, true],
    [{ '>': [{ max: [a, b, 1] }, 3] }, { a: 2, b: 4 }, true],
    [{ '<': [{ min: [a, b] }, 0] }, { a: 2, b: -4 }, true],
    [{ '-': [a, 2] }, { a: 2 }, false],
    // What is known is worked out
    [{ reduce: [[1, 2, 3], { '+': [{ var: 'current' }, { var: 'accumulator' }] }, -6] }, {}, false],
    [{ log: [a] }, { a: 1 }, true],
    [{ a: 1, b: 2 }, {}, true],
    [{}, {}, true],
    ['0', {}, true],
    [[], {}, false],
    [[a], {}, true],
  ])('%j of %j is %s', (rule, profile, expected) => {
    expect(judge(rule, profile)).toBe(expected);
  });

  const losing = [
    [{ reduce: [a, { '+': [{ var: 'current' }, 1] }, 0] }, 'NOT_EXPRESSIBLE', '/reduce'],
    [{ method: [a, 'x'] }, 'OPERATOR_UNKNOWN', '/method'],
    [{ mine: [1] }, 'OPERATOR_UNKNOWN', ''],
    [{ '==': [{ cat: [a, b] }, 'x'] }, 'NOT_EXPRESSIBLE', '/=='],
    [{ '<': [{ cat: [a, 'x'] }, 'x'] }, 'NOT_EXPRESSIBLE', '/<'],
    [{ var: b }, 'NOT_EXPRESSIBLE', '/var'],
    [{ var: '' }, 'NAME_REFUSED', '/var'],
    [{ '==': [{ var: 'a..b' }, 1] }, 'NAME_REFUSED', '/==/0/var'],
    [{ in: [a, 'x'.repeat(60)] }, 'NOT_EXPRESSIBLE', '/in'],
    [{ missing_some: [1, Array.from({ length: 11 }, (_, i) => `n${i}`)] }, 'NOT_EXPRESSIBLE', '/missing_some'],
  ] as const;

  it.each(losing)('finds %j', (rule, code, path) => {
    expect(fromJsonLogic(rule).findings).toContainEqual(expect.objectContaining({ code, path }));
  });

  it.each(losing)('never lets %j be true, negated or not', (lost) => {
    const never = [
      lost,
      { '!': [lost] },
      { '!': [{ and: [true, lost] }] },
      { if: [lost, false, true] },
      { '==': [lost, false] },
    ];

    expect(never.map((rule) => judge(rule, { a: 'a', b: 1 }))).toEqual([false, false, false, false, false]);
    expect(judge({ or: [lost, { '==': [a, 'a'] }] }, { a: 'a' })).toBe(true);
  });

  it('tells where conversions are left out, unless none are wanted', () => {
    const rules = [{ '==': [a, b] }, { '<': [a, b] }, { '+': [a, 1] }];

    expect(rules.map((rule) => fromJsonLogic(rule).findings.map(({ code }) => code))).toEqual(
      rules.map(() => ['CONVERSION_LEFT_OUT']),
    );
    expect(rules.flatMap((rule) => fromJsonLogic(rule, { conversions: 'none' }).findings)).toEqual([]);
    expect(judge({ '==': [a, '1'] }, { a: 1 }, { conversions: 'none' })).toBe(false);
  });

  it('stops where a rule is too deep, too large or holds itself, and where it would grow too large', () => {
    const ring: Record<string, unknown> = {};
    ring['and'] = [ring];
    const deep = Array.from({ length: 5000 }).reduce<object>((inner) => ({ '!': [inner] }), a);
    const wide = { and: Array.from({ length: 30_000 }, () => a) };
    const choices = { '+': Array.from({ length: 30 }, (_, i) => ({ var: [`n${i}`, i] })) };
    const doubling = Array.from({ length: 40 }).reduce<object>((inner) => ({ '==': [inner, b] }), { '!': [a] });

    for (const rule of [ring, deep, wide, choices, doubling]) {
      const { condition, findings } = fromJsonLogic(rule);
      expect(findings.map(({ code }) => code)).toContain('TOO_LARGE');
      expect(judgeImported(condition, { profile: { a: 1 } })).not.toBe(undefined);
    }
  }, 30_000);

  it.each([
    { '<': [{ toString: 1 }, 1] },
    { '==': [{ valueOf: 1, toString: 1 }, 1] },
    { cat: [{ toString: 1 }, a] },
    { '+': [{ toString: 1 }, a] },
  ])('never throws: %j', (rule) => {
    expect(judge(rule, { a: 1 })).not.toBe(undefined);
  });
});
