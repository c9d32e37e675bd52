import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../../.config/shared.ts';
import type { DittofeedCase, DittofeedUser } from './dittofeedCase.ts';
import { play, type Found } from './play.ts';
import { REASONS, Unsaid } from './unsaid.ts';

const cases = (sharedJson('suites/dittofeed/cases.json') as { cases: readonly DittofeedCase[] } | undefined)?.cases;

/** The steps of a case, or why it cannot be played. */
function playable(each: DittofeedCase): readonly Found[] | string {
  try {
    return play(each);
  } catch (error) {
    if (error instanceof Unsaid) return error.message;
    throw error;
  }
}

const withoutNull = (segments: DittofeedUser['segments'] = {}): object =>
  Object.fromEntries(Object.entries(segments).filter(([, isIn]) => isIn === true));

const withoutId = ({ id, ...rest }: Readonly<Record<string, unknown>>): object => rest;

describe.runIf(cases)('the cases of dittofeed', () => {
  for (const each of cases ?? []) {
    const found = playable(each);
    if (typeof found === 'string') {
      it.skip(`${each.id} ${each.description}: ${found}`, () => {});
      continue;
    }
    it(`${each.id} ${each.description}`, () => {
      expect(found.length).toBeGreaterThan(0);
      for (const { expected, users } of found) {
        if (expected.userCount !== undefined) expect(users.size).toBe(expected.userCount);
        for (const { id, segments, properties } of expected.users ?? []) {
          const user = users.get(id);
          if (segments !== undefined) expect(user?.segments ?? {}).toEqual(withoutNull(segments));
          if (properties === undefined) continue;
          expect(withoutId(user?.properties ?? {})).toEqual(withoutId(properties));
        }
      }
    });
  }

  it('what is left out is left out for a reason that is listed', () => {
    const reasons = (cases ?? []).map(playable).filter((found) => typeof found === 'string');

    expect(reasons.filter((reason) => !Object.values(REASONS).includes(reason))).toEqual([]);
    expect(reasons.length).toBeLessThan((cases ?? []).length / 4);
  });
});

if (cases === undefined) describe(`the cases of dittofeed (${ABSENT})`, () => it.skip('all of them', () => {}));
