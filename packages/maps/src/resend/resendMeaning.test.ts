import { describe, expect, it } from 'vitest';

import { resendMeaning } from './resendMeaning.ts';

describe('resendMeaning', () => {
  it.each<[string, object, object]>([
    ['email.delivered', {}, { type: 'delivery' }],
    ['email.opened', {}, { type: 'impression' }],
    ['email.clicked', {}, { type: 'click' }],
    ['email.complained', {}, { type: 'complaint' }],
    ['email.bounced', { bounce: { type: 'Permanent', subType: 'General' } }, { type: 'bounce', permanent: true }],
    ['email.bounced', { bounce: { type: 'Transient', subType: 'MailboxFull' } }, { type: 'bounce' }],
    ['email.bounced', { bounce: { type: 'Undetermined' } }, { type: 'bounce' }],
    ['email.bounced', {}, { type: 'bounce' }],
    ['email.suppressed', { suppressed: { type: 'OnAccountSuppressionList' } }, { type: 'bounce', permanent: true }],
    ['email.failed', { failed: { reason: 'reached_daily_quota' } }, { type: 'bounce' }],
    ['contact.updated', { unsubscribed: true }, { type: 'unsubscribe' }],
    ['contact.updated', { unsubscribed: false }, { why: 'not unsubscribed' }],
    ['contact.updated', {}, { why: 'not unsubscribed' }],
  ])('reads %s with %o', (type, data, expected) => {
    expect(resendMeaning(type, data)).toEqual(expected);
  });

  it.each([
    '',
    'toString',
    'email.sent',
    'email.scheduled',
    'email.delivery_delayed',
    'domain.created',
    'x'.repeat(1_000),
  ])('does not read %s', (type) => {
    expect(resendMeaning(type, {})).toEqual({ why: expect.stringMatching(/^type ".{0,100}" is not read$/) });
  });
});
