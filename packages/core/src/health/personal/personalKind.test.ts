import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hasEmail } from './hasEmail.ts';
import { isCard } from './isCard.ts';
import { isIban } from './isIban.ts';
import { isIpAddress } from './isIpAddress.ts';
import { isPhone } from './isPhone.ts';
import { personalKind } from './personalKind.ts';

describe('hasEmail', () => {
  it.each([
    'ada@example.com',
    'Ada.L+x@mail.example.co.uk',
    'write to ada@example.com, please',
    'a@b.de',
    '<ada@example.com>',
    '@ada@example.com.',
    'x@ y@z.de',
  ])('H11 %s has one', (text) => expect(hasEmail(text)).toBe(true));

  it.each([
    '',
    '@',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@example.1',
    'a@.de',
    'ada @example.com',
    'icon@2x.png',
    'a@b..de',
    'a@-',
  ])('H11 %s has none', (text) => expect(hasEmail(text)).toBe(false));
});

describe('isCard', () => {
  // The numbers that payment processors give out for tests.
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '5555-5555-5555-4444',
    '378282246310005',
    '6011111111111117',
    '30569309025904',
  ])('H11 %s is one', (text) => expect(isCard(text)).toBe(true));

  it.each([
    '',
    '4111111111111112',
    '411111111111',
    '1111111111111117',
    '41111111111111111111',
    '4111x11111111111',
    '4111.1111.1111.1111',
  ])('H11 %s is none', (text) => expect(isCard(text)).toBe(false));

  it('H11 every wrong digit is found', () => {
    const card = '4111111111111111';
    for (let i = 1; i < card.length; i += 1) {
      for (let more = 1; more < 10; more += 1) {
        const wrong = card.slice(0, i) + String((Number(card[i]) + more) % 10) + card.slice(i + 1);
        expect(isCard(wrong)).toBe(false);
      }
    }
  });
});

describe('isIban', () => {
  // The examples of the registry.
  it.each([
    'DE89370400440532013000',
    'GB82 WEST 1234 5698 7654 32',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
  ])('H11 %s is one', (text) => expect(isIban(text)).toBe(true));

  it.each([
    '',
    'DE89370400440532013001',
    'DE8937040044',
    'de89370400440532013000',
    '89DE370400440532013000',
    'DE89-3704-0044-0532-0130-00',
  ])('H11 %s is none', (text) => expect(isIban(text)).toBe(false));
});

describe('isPhone', () => {
  it.each(['+4915123456789', '+49 (0)151 234-567', '+1.212.555.0100', '+43/1/2345678'])('H11 %s is one', (text) =>
    expect(isPhone(text)).toBe(true),
  );

  it.each(['', '+', '+1234567', '+1234567890123456', '015123456789', '+49 151 234567 x', '1+4915123456789'])(
    'H11 %s is none',
    (text) => expect(isPhone(text)).toBe(false),
  );
});

describe('isIpAddress', () => {
  it.each([
    '8.8.8.8',
    '203.0.113.7',
    '172.32.0.1',
    '2001:db8::1',
    '2001:db8:0:0:0:0:0:1',
    '2A00:1450:4001:81b::200e',
    '3fff::',
  ])('H11 %s is one', (text) => expect(isIpAddress(text)).toBe(true));

  it.each([
    '',
    '1.2.3',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4.5',
    '10.0.0.1',
    '127.0.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '169.254.1.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '12:30:45',
    '2026:11:27',
    '2001:db8::1::2',
    '2001:db8:0:0:0:0:0:0:1',
    '2001:db8::12345',
    '2001:db8::g',
    '2001:',
  ])('H11 %s is none, or one that tells of nobody', (text) => expect(isIpAddress(text)).toBe(false));
});

describe('personalKind', () => {
  it.each([
    [' ada@example.com ', 'email'],
    ['DE89 3704 0044 0532 0130 00', 'iban'],
    ['4111 1111 1111 1111', 'card'],
    ['+49 151 2345678', 'phone'],
    ['8.8.8.8', 'ip'],
  ])('H11 %s looks like %s', (text, kind) => expect(personalKind(text)).toBe(kind));

  it.each([
    '',
    'tea',
    'Ada Lovelace',
    '2026-11-27T08:00:00Z',
    '1.2.3',
    'v10.0.1',
    '19.99',
    'e-1234567',
    '550e8400-e29b-41d4-a716-446655440000',
  ])('H11 %s looks like nothing', (text) => expect(personalKind(text)).toBe(undefined));

  it('H11 looks at the beginning of what is long', () => {
    expect(personalKind(`${'x '.repeat(100)}ada@example.com`)).toBe('email');
    expect(personalKind(`${'x '.repeat(130)}ada@example.com`)).toBe(undefined);
  });

  it('H11 is nothing in what is made to be slow', () => {
    const slow = [
      '@'.repeat(256),
      'a@'.repeat(128),
      `a@${'a.'.repeat(127)}`,
      `+${'('.repeat(255)}`,
      `4${' '.repeat(255)}`,
      ':'.repeat(256),
    ];
    fc.assert(fc.property(fc.constantFrom(...slow), (text) => personalKind(text) === undefined));
  });
});
