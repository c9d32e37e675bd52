import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { left, lost, shortlist } from '../../test/shortlist.ts';
import { cap } from '../policies/cap.ts';
import { consent } from '../policies/consent.ts';
import { quiet } from '../policies/quiet.ts';
import type { Cause } from './cause.ts';
import { limit } from './limit.ts';

const letter = { id: 'letter', channel: 'email' };
const banner = { id: 'banner', channel: 'web' };
const fired: Cause = { kind: 'trigger', trigger: 't', match: 'e', event: 'e', at: 0 };

const never = cap({ channel: 'email', atMost: 0, per: 1 });
const asked = consent('email', 'marketing');
const night = quiet({ from: '00:00', to: '08:00', channel: 'email' });

describe('limit', () => {
  it.each([
    [[never, asked, night], 'CAPPED'],
    [[asked, never, night], 'NO_CONSENT'],
    [[night, never, asked], 'QUIET_HOURS'],
  ])('F3 the first that objects gives the reason: %#', (policies, reason) => {
    const after = builder().stage(limit(...policies), '/funnel/0')(shortlist([letter, banner], { cause: fired }));

    expect(lost(after)).toEqual([['letter', reason]]);
    expect(after.dropped[0]).toMatchObject({ stage: 'limit', clause: '/funnel/0/policies/0', cause: fired });
    expect(left(after)).toEqual(['banner']);
  });

  it('F3 lets everything pass where no policy objects', () => {
    const list = shortlist([letter, banner]);

    expect(builder().stage(limit(), '')(list)).toBe(list);
  });

  it('F5 has allocate ask again where a policy counts contacts, and only there', () => {
    const list = shortlist([letter]);

    expect(builder().stage(limit(cap({ atMost: 1, per: 1 })), '')(list).guards).toHaveLength(1);
    expect(builder().stage(limit(consent('sms', 'marketing'), night), '')(list).guards).toHaveLength(0);
  });
});
