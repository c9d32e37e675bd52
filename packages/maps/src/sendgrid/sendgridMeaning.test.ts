import { describe, expect, it } from 'vitest';

import { sendgridMeaning } from './sendgridMeaning.ts';

describe('sendgridMeaning', () => {
  it.each<[string, object]>([
    ['Bounced Address', { type: 'bounce', permanent: true }],
    ['Spam Reporting Address', { type: 'bounce', permanent: true }],
    ['Invalid', { type: 'bounce', permanent: true }],
    ['Invalid Address', { type: 'bounce', permanent: true }],
    ['Unsubscribed Address', { type: 'unsubscribe' }],
    // Nothing that is wrong with the address.
    ['Invalid SMTPAPI header', { type: 'bounce' }],
    ['Spam Content', { type: 'bounce' }],
    ['Recipient List over Package Quota', { type: 'bounce' }],
    ['', { type: 'bounce' }],
  ])('reads what was dropped because of "%s"', (reason, expected) => {
    expect(sendgridMeaning({ event: 'dropped', reason })).toEqual(expected);
  });

  it.each<[unknown, object]>([
    ['bounce', { type: 'bounce', permanent: true }],
    ['blocked', { type: 'bounce' }],
    ['expired', { type: 'bounce' }],
    [undefined, { type: 'bounce' }],
  ])('takes a bounce of type %o for good or not', (type, expected) => {
    expect(sendgridMeaning({ event: 'bounce', type })).toEqual(expected);
  });

  it.each<[unknown, object]>([
    [undefined, { type: 'impression' }],
    [false, { type: 'impression' }],
    [true, { why: 'a machine opened it' }],
  ])('looks who opened it: sg_machine_open %o', (machine, expected) => {
    expect(sendgridMeaning({ event: 'open', sg_machine_open: machine })).toEqual(expected);
  });

  it.each([undefined, 7, '', 'toString', 'group_resubscribe', 'x'.repeat(1_000)])('does not read %o', (event) => {
    expect(sendgridMeaning({ event })).toEqual({ why: expect.stringMatching(/^event ".{0,100}" is not read$/) });
  });
});
