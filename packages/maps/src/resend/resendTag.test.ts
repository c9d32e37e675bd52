import { fc, it as prop } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';

import { readResendTag, resendTag } from './resendTag.ts';

describe('resendTag', () => {
  it.each([
    ['ada', { name: 'customer', value: 'ada' }],
    ['A-1_b', { name: 'customer', value: 'A-1_b' }],
    ['ada@example.com', { name: 'customer_base64url', value: 'YWRhQGV4YW1wbGUuY29t' }],
    ['é>?', { name: 'customer_base64url', value: 'w6k-Pw' }],
  ])('writes %s', (value, expected) => {
    expect(resendTag('customer', value)).toEqual(expected);
  });

  prop.prop([fc.string({ unit: 'grapheme', minLength: 1 })])('comes back, in either form of a report', (value) => {
    const tag = resendTag('customer', value);

    expect(tag.value).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(readResendTag({ [tag.name]: tag.value, other: 'x' }, 'customer')).toBe(value);
    expect(readResendTag([{ name: 'other', value: 'x' }, tag], 'customer')).toBe(value);
  });

  it.each([undefined, null, 7, {}, [], [null], { customer: 7 }, { customer_base64url: '%' }, { other: 'x' }])(
    'finds none in %o',
    (tags) => {
      expect(readResendTag(tags, 'customer')).toBeUndefined();
    },
  );
});
