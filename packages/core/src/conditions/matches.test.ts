import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { judge } from '../../test/judge.ts';
import { matches } from './matches.ts';
import type { Truth } from './truth.ts';

const cases: readonly (readonly [seen: unknown, pattern: string, ignoreCase: boolean, truth: Truth])[] = [
  ['A-17', '^A-[0-9]+$', false, true],
  ['A-17b', '^A-[0-9]+$', false, false],
  ['xA-17b', 'A-[0-9]+', false, true],
  ['a-17', '^A-', false, false],
  ['a-17', '^A-', true, true],
  ['anything', '', false, true],
  [17, '17', false, undefined],
  [null, '', false, undefined],
  [undefined, '', false, undefined],
];

describe('matches', () => {
  it.each(cases)('C8 %j and %j, without case %s: %s', (seen, pattern, ignoreCase, truth) => {
    expect(judge(matches('profile.x', pattern, { ignoreCase }), { profile: { x: seen } })).toBe(truth);
  });

  it('C8 does not look into a text that is too long', () => {
    const judged = [10_000, 10_001].map((n) => judge(matches('profile.x', 'a$'), { profile: { x: 'a'.repeat(n) } }));

    expect(judged).toEqual([true, undefined]);
  });

  it('C8 refuses a pattern that is none', () => {
    const build = builder();
    build.condition(matches('profile.x', '(a'), '/when');

    expect(build.faults.map(({ code, path }) => [code, path])).toEqual([['PATTERN_INVALID', '/when/pattern']]);
  });
});
