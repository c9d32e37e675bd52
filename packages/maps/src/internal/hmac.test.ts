import { createHmac } from 'node:crypto';

import { fc, it as prop } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';

import { fromBase64, toBase64 } from './base64.ts';
import { fromHex } from './fromHex.ts';
import { hmac } from './hmac.ts';
import { sameBytes } from './sameBytes.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

describe('signatures', () => {
  it('gives test case 2 of RFC 4231', async () => {
    const expected = fromHex('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
    expect(await hmac('SHA-256', bytes('Jefe'), 'what do ya want ', bytes('for nothing?'))).toEqual(expected);
  });

  prop.prop([
    fc.uint8Array({ minLength: 1, maxLength: 80 }),
    fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }),
  ])('agrees with node:crypto', async (key, parts) => {
    for (const [hash, name] of [
      ['SHA-256', 'sha256'],
      ['SHA-1', 'sha1'],
    ] as const) {
      const expected = createHmac(name, key).update(parts.join('')).digest();
      expect(Buffer.from(await hmac(hash, new Uint8Array(key), ...parts))).toEqual(expected);
    }
  });

  prop.prop([fc.uint8Array({ minLength: 1 })])('reads base64 and hexadecimal digits back', (value) => {
    expect(fromBase64(toBase64(value))).toEqual(value);
    expect(toBase64(value)).toBe(Buffer.from(value).toString('base64'));
    expect(fromHex(Buffer.from(value).toString('hex'))).toEqual(value);
  });

  it.each(['', '%', 'a', 'ab c', 'aaaaa', '=', 'äää=', 'A==', 'AAAAA=', 'AA==='])(
    'takes "%s" for no base64',
    (text) => {
      expect(fromBase64(text)).toBeUndefined();
    },
  );

  it.each(['', 'a', 'abc', 'zz', ' ab'])('takes "%s" for no hexadecimal digits', (text) => {
    expect(fromHex(text)).toBeUndefined();
  });

  prop.prop([fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 })])(
    'tells bytes apart wherever they differ',
    (value, at, change) => {
      expect(sameBytes(value, value.slice())).toBe(true);
      const other = value.slice();
      const index = at % other.length;
      other[index] = (other[index] ?? 0) ^ change;
      expect(sameBytes(value, other)).toBe(false);
      expect(sameBytes(value, value.slice(1))).toBe(false);
    },
  );
});
