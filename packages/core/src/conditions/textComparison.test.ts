import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import { endsWith } from './endsWith.ts';
import { includes } from './includes.ts';
import { startsWith } from './startsWith.ts';
import type { Truth } from './truth.ts';

const makers = { startsWith, endsWith, includes };

const cases: readonly (readonly [
  kind: keyof typeof makers,
  seen: unknown,
  text: string,
  plain: Truth,
  noCase: Truth,
])[] = [
  ['startsWith', 'Berlin', 'Ber', true, true],
  ['startsWith', 'Berlin', 'ber', false, true],
  ['startsWith', 'Berlin', 'lin', false, false],
  ['startsWith', 'Berlin', '', true, true],
  ['startsWith', '', 'B', false, false],
  ['endsWith', 'Berlin', 'lin', true, true],
  ['endsWith', 'Berlin', 'LIN', false, true],
  ['endsWith', 'lin', 'Berlin', false, false],
  ['includes', 'Berlin', 'erl', true, true],
  ['includes', 'BERLIN', 'erl', false, true],
  ['includes', 'Berlin', 'Ulm', false, false],
  ['includes', '', '', true, true],
  ['includes', 7, '7', undefined, undefined],
  ['includes', ['a'], 'a', undefined, undefined],
  ['startsWith', null, '', undefined, undefined],
  ['endsWith', undefined, '', undefined, undefined],
];

describe('conditions on texts', () => {
  it.each(cases)('C7 %s: %j and %j: %s, without case %s', (kind, seen, text, plain, noCase) => {
    const make = makers[kind];

    expect(judge(make('profile.x', text), { profile: { x: seen } })).toBe(plain);
    expect(judge(make('profile.x', text, { ignoreCase: true }), { profile: { x: seen } })).toBe(noCase);
  });
});
