import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { moment } from '../../test/moment.ts';
import { objection } from '../../test/objection.ts';
import { nobody, shortlist } from '../../test/shortlist.ts';
import { places, small } from '../../test/small.ts';
import type { Cause } from '../funnel/cause.ts';
import { limit } from '../funnel/limit.ts';
import type { Loss } from '../funnel/shortlist.ts';
import type { Profile } from '../profile/customerState.ts';
import { compile } from '../strategy/standardCompile.ts';
import { instant } from '../time/instant.ts';
import { quiet, type Quiet } from './quiet.ts';

const fired: Cause = { kind: 'trigger', trigger: 't', match: 'e', event: 'e', at: 0 };

/** What quiet hours say of an e-mail that a trigger proposes. */
function judge(policy: Quiet, now: string, profile: Profile = {}, cause = fired): Loss | undefined {
  const list = shortlist([{ id: 'letter', channel: 'email' }], {
    moment: moment({ now: instant(now), profile }),
    state: { ...nobody, profile },
    cause,
  });
  return objection(builder().policy(policy, '/p'), list);
}

const night = quiet({ from: '21:00', to: '08:00' });
const siesta = quiet({ from: '13:00', to: '15:30' });

describe('quiet', () => {
  it.each<[Quiet, string, boolean]>([
    [night, '2026-11-22T20:59:59.999Z', false],
    [night, '2026-11-22T21:00:00Z', true],
    [night, '2026-11-22T23:59:59.999Z', true],
    [night, '2026-11-22T00:00:00Z', true],
    [night, '2026-11-22T07:59:59.999Z', true],
    [night, '2026-11-22T08:00:00Z', false],
    [siesta, '2026-11-22T12:59:59.999Z', false],
    [siesta, '2026-11-22T13:00:00Z', true],
    [siesta, '2026-11-22T15:29:59.999Z', true],
    [siesta, '2026-11-22T15:30:00Z', false],
    [siesta, '2026-11-22T00:00:00Z', false],
    [quiet({ from: '09:00', to: '09:00' }), '2026-11-22T09:00:00Z', false],
    [quiet({ from: '00:00', to: '00:00' }), '2026-11-22T12:00:00Z', false],
  ])('P3 $from to $to: at %s %s', (policy, now, isQuiet) => {
    expect(judge(policy, now)?.reason).toBe(isQuiet ? 'QUIET_HOURS' : undefined);
  });

  it('P3 says what the clock shows, and when quiet ends', () => {
    expect(judge(night, '2026-11-22T21:30:00Z', { timeZone: 'Europe/Berlin' })).toEqual({
      reason: 'QUIET_HOURS',
      clause: '/p',
      path: 'profile.timeZone',
      seen: '22:30',
      needed: { outside: ['21:00', '08:00'] },
      nextAt: instant('2026-11-23T08:00+01:00'),
    });
  });

  it.each<[string, Quiet, Profile, boolean]>([
    ['the attribute timeZone', night, { timeZone: 'Asia/Tokyo' }, true],
    [
      'the attribute, before the zone of the policy',
      quiet({ ...night, zone: 'UTC' }),
      { timeZone: 'Asia/Tokyo' },
      true,
    ],
    ['the zone of the policy', quiet({ ...night, zone: 'Asia/Tokyo' }), {}, true],
    [
      'the zone of the policy where the attribute names none',
      quiet({ ...night, zone: 'Asia/Tokyo' }),
      { timeZone: 9 },
      true,
    ],
    ['UTC', night, {}, false],
    ['UTC where the attribute names none', night, { timeZone: 'Asia/Nowhere' }, false],
  ])('P3 the zone is %s', (_, policy, profile, isQuiet) => {
    expect(judge(policy, '2026-11-22T13:00:00Z', profile)?.reason).toBe(isQuiet ? 'QUIET_HOURS' : undefined);
  });

  it('P3 does not touch requests', () => {
    expect(judge(night, '2026-11-22T22:00:00Z', {}, { kind: 'request', id: 'r1' })).toBe(undefined);
  });

  it('P3 is quiet on its channel only, where it names one', () => {
    expect(judge(quiet({ ...night, channel: 'push' }), '2026-11-22T22:00:00Z')).toBe(undefined);
    expect(judge(quiet({ ...night, channel: 'email' }), '2026-11-22T22:00:00Z')?.reason).toBe('QUIET_HOURS');
  });

  it.each<[Partial<Quiet>, string, string]>([
    [{ from: '24:00' }, 'TIME_INVALID', 'from'],
    [{ from: '9:00' }, 'TIME_INVALID', 'from'],
    [{ to: '08:60' }, 'TIME_INVALID', 'to'],
    [{ to: '' }, 'TIME_INVALID', 'to'],
    [{ zone: 'Europe/Nowhere' }, 'ZONE_INVALID', 'zone'],
  ])('refuses %j', (options, code, field) => {
    const funnel = [limit(quiet({ ...night, ...options })), places];

    expect(faultsOf(() => compile(small({ funnel })))).toEqual([[code, `/funnel/0/policies/0/${field}`]]);
  });
});
