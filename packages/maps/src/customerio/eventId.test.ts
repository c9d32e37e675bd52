import { createHash } from 'node:crypto';

import { fc, it as prop } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';

import { decisionOf, eventIdOf } from './eventId.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const DAY = 86_400_000;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const hash = (text: string): string => createHash('md5').update(text).digest('hex');

describe('the id of an event', () => {
  prop.prop([fc.string(), fc.integer({ min: 0, max: 4_102_444_800_000 })])(
    'is a ULID, and leads back to a decision whose id is a hash, or nowhere',
    async (text, at) => {
      const id = hash(text);
      const eventId = await eventIdOf({ id, at });
      expect(eventId).toMatch(ULID);
      expect([id, undefined]).toContain(decisionOf(eventId, at));
    },
  );

  it('leads back for all but a few', async () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => hash(String(index)));
    const found = await Promise.all(ids.map(async (id) => decisionOf(await eventIdOf({ id, at: NOW }), NOW)));
    const lost = found.filter((id) => id === undefined).length;
    expect(lost).toBeLessThan(20);
    expect(found.filter((id, index) => id !== undefined && id !== ids[index])).toEqual([]);
  });

  it.each(['d1', '', 'A1B2C3D4A1B2C3D4A1B2C3D4A1B2C3D4', hash('x').slice(1), `${hash('x')}0`])(
    'is a ULID of the usual kind for the id "%s", and leads nowhere',
    async (id) => {
      const eventId = await eventIdOf({ id, at: NOW + 0.5 });
      expect(eventId).toMatch(ULID);
      expect(eventId.slice(0, 10)).toBe('01M817QNM0');
      expect(decisionOf(eventId, NOW + DAY)).toBeUndefined();
      expect(await eventIdOf({ id, at: NOW })).toBe(eventId);
      expect(await eventIdOf({ id: `${id}.`, at: NOW })).not.toBe(eventId);
    },
  );

  it.each([-1, 2 ** 52])('is a ULID even where it was decided at %i', async (at) => {
    expect(await eventIdOf({ id: 'd1', at })).toMatch(ULID);
  });

  it.each([undefined, '', '01ARZ3NDEKTSV4RRFFQ69G5FA', 'ZZZZZZZZZZZZZZZZZZZZZZZZZZ', hash('x')])(
    'reads no decision in %s',
    (eventId) => {
      expect(decisionOf(eventId, NOW)).toBeUndefined();
    },
  );

  it('takes a true time for an event of somebody else, as long as a journey may wait', () => {
    // 2016-07-30, the example of the specification of ULIDs.
    const eventId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    expect(decisionOf(eventId, Date.UTC(2016, 6, 31))).toBeUndefined();
    expect(decisionOf(eventId, Date.UTC(2017, 6, 31))).toBeUndefined();
    expect(decisionOf(eventId, Date.UTC(2017, 7, 2))).toBe('01563e3ab5d3d6764c61efb99302bd5b');
  });
});
