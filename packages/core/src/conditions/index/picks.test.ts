import { describe, expect, it, vi } from 'vitest';

import { matcher } from '../../strategy/matcher.ts';
import { all } from '../all.ts';
import { any } from '../any.ts';
import { contains } from '../contains.ts';
import { containsAny } from '../containsAny.ts';
import { eq } from '../eq.ts';
import { not } from '../not.ts';

/** How often a list is looked through. */
function looksThrough(list: unknown[]): () => number {
  const spies = [vi.spyOn(list, 'includes'), vi.spyOn(list, 'some')];
  return () => spies.reduce((looks, { mock }) => looks + mock.calls.length, 0);
}

const seen = (tags: unknown) => ({ profile: { tags } });
const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe('C10 conditions on what a list holds', () => {
  it('are found without looking through the list for each', () => {
    const tags = ['t7', 't3', 'other', 7, null];
    const looks = looksThrough(tags);
    const found = matcher([
      ...Array.from({ length: 60 }, (_, i) => ({ id: `one${i}`, when: contains('profile.tags', `t${i}`) })),
      { id: 'any', when: containsAny('profile.tags', ['t8', 't9', 7]) },
      { id: 'null', when: contains('profile.tags', null) },
      { id: 'none', when: containsAny('profile.tags', []) },
      { id: 'always' },
    ]);

    expect(idsOf(found.all(seen(tags)))).toEqual(['one3', 'one7', 'any', 'null', 'always']);
    expect(looks()).toBe(0);
  });

  it('are asked only of those that share a class where more texts are named than there are classes', () => {
    const tags = ['t700', 't3'];
    const looks = looksThrough(tags);
    const found = matcher(
      Array.from({ length: 1_280 }, (_, i) => ({ id: `${i}`, when: contains('profile.tags', `t${i}`) })),
    );

    expect(idsOf(found.all(seen(tags)))).toEqual(['3', '700']);
    expect(looks()).toBe(20);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['both', ['a', 'b'], ['both', 'either', 'not c', 'and eq']],
    ['one', ['a'], ['either', 'not c', 'and eq']],
    ['the one many times', Array(300).fill('a'), ['either', 'not c', 'and eq']],
    ['the one that must not be', ['a', 'c'], ['either', 'and eq']],
    ['nothing', [], ['not c']],
    ['holes', Array(3), ['not c']],
    ['no list', 'a', []],
    ['a missing one', undefined, []],
  ])('may be several of one list: %s', (_, tags, ids) => {
    const found = matcher([
      { id: 'both', when: all(contains('profile.tags', 'a'), contains('profile.tags', 'b')) },
      { id: 'either', when: any(contains('profile.tags', 'a'), contains('profile.tags', 'b')) },
      { id: 'not c', when: not(contains('profile.tags', 'c')) },
      { id: 'and eq', when: all(contains('profile.tags', 'a'), not(eq('profile.tags', 'a'))) },
    ]);

    expect(idsOf(found.all(seen(tags)))).toEqual(ids);
    // What was seen before is forgotten.
    expect(idsOf(found.all(seen(undefined)))).toEqual([]);
    expect(idsOf(found.all(seen(tags)))).toEqual(ids);
  });
});
