import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { objection } from '../../test/objection.ts';
import { nobody, shortlist } from '../../test/shortlist.ts';
import type { Loss } from '../funnel/shortlist.ts';
import type { Consents } from '../profile/consent.ts';
import { consent } from './consent.ts';

/** What the policy says of an action on a channel. */
function judge(consents: Consents, channel = 'email'): Loss | undefined {
  const list = shortlist([{ id: 'letter', channel }], { state: { ...nobody, consents } });
  return objection(builder().policy(consent('email', 'marketing'), '/p'), list);
}

const yes = { granted: true, at: 5 };
const no = { granted: false, at: 9 };

describe('consent', () => {
  it('P4 no word is a no', () => {
    expect(judge({})).toEqual({
      reason: 'NO_CONSENT',
      clause: '/p',
      seen: null,
      needed: { granted: 'email/marketing' },
    });
  });

  it('P4 lets pass what was granted', () => {
    expect(judge({ 'email/marketing': yes })).toBe(undefined);
    expect(judge({ email: yes })).toBe(undefined);
  });

  it('P4 objects to what was withdrawn, and shows the word', () => {
    expect(judge({ 'email/marketing': no })).toMatchObject({ reason: 'NO_CONSENT', seen: no });
    expect(judge({ email: no })).toMatchObject({ reason: 'NO_CONSENT', seen: no });
    expect(judge({ 'email/marketing': yes, email: no })?.reason).toBe('NO_CONSENT');
  });

  it('P4 another channel needs none', () => {
    expect(judge({}, 'web')).toBe(undefined);
  });

  it('names the words that it needs remembered, so that names with slashes do not mix', () => {
    expect(builder().policy(consent('email', 'marketing'), '').consents).toEqual(['email/marketing', 'email']);
    expect(builder().policy(consent('a/b', 'c~d'), '').consents).toEqual(['a~1b/c~0d', 'a~1b']);
  });
});
