import { generateKeyPairSync, sign } from 'node:crypto';

import { fc, it as prop } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';

import { fromHex } from './fromHex.ts';
import { rawSignature } from './rawSignature.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const r = `7f${'11'.repeat(31)}`;
const s = `80${'22'.repeat(31)}`;
const good = `3045 0220 ${r} 0221 00${s}`;

const read = (hex: string): string | undefined => {
  const raw = rawSignature(fromHex(hex.replaceAll(' ', '')) ?? new Uint8Array());
  return raw && Buffer.from(raw).toString('hex');
};

/** The same numbers as r and s, written by node:crypto. */
const ieee = (der: Buffer): Buffer => {
  const at = (start: number): Buffer => der.subarray(start + 2, start + 2 + (der[start + 1] ?? 0));
  const [one, two] = [at(2), at(4 + (der[3] ?? 0))];
  const padded = (digits: Buffer): Buffer => Buffer.from(digits.toString('hex').padStart(64, '0').slice(-64), 'hex');
  return Buffer.concat([padded(one), padded(two)]);
};

describe('rawSignature', () => {
  prop.prop([fc.uint8Array({ maxLength: 40 })])('reads what node:crypto has signed', async (message) => {
    const der = sign('sha256', message, privateKey);
    const raw = rawSignature(der);

    expect(Buffer.from(raw ?? [])).toEqual(ieee(der));
  });

  prop.prop([fc.uint8Array({ maxLength: 40 })])('gives what Web Crypto verifies', async (message) => {
    const raw = rawSignature(sign('sha256', message, privateKey));
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);

    expect(await crypto.subtle.verify(algorithm, key, raw ?? new Uint8Array(), new Uint8Array(message))).toBe(true);
  });

  it.each<[string, string, string]>([
    ['a sign byte', good, r + s],
    ['short numbers', '3006 0201 01 0201 7f', '01'.padStart(64, '0') + '7f'.padStart(64, '0')],
    ['a short number with a sign byte', '3007 0202 0080 0201 01', '80'.padStart(64, '0') + '01'.padStart(64, '0')],
  ])('reads %s', (_, der, raw) => {
    expect(read(der)).toBe(raw);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['an empty sequence', '3000'],
    ['no sequence', good.replace('3045', '3145')],
    ['a sequence that is said to be longer', good.replace('3045', '3046')],
    ['a sequence that is said to be shorter', good.replace('3045', '3044')],
    ['a length in two bytes', good.replace('3045', '308145')],
    ['an indefinite length', `${good.replace('3045', '3080')}0000`],
    ['something behind the sequence', `${good}00`],
    ['something behind the numbers', good.replace('3045', '3046') + '00'],
    ['a third number', `${good.replace('3045', '3048')}020101`],
    ['one number', `3022 0220 ${r}`],
    ['r as another type', good.replace('0220', '0420')],
    ['s as another type', good.replace('0221', '0421')],
    ['r that reaches into s', good.replace('0220', '0221')],
    ['s that reaches beyond the end', good.replace('0221', '0222')],
    ['a length of a number in two bytes', `3046 028120 ${r} 0221 00${s}`],
    ['an empty r', '3005 0200 0201 01'],
    ['an empty s', '3005 0201 01 0200'],
    ['r of 0', '3006 0201 00 0201 01'],
    ['s of 0', '3006 0201 01 0201 00'],
    ['a negative r', '3006 0201 80 0201 01'],
    ['a negative s', `3044 0220 ${r} 0220 ${s}`],
    ['a zero too many in front of r', `3046 0221 00${r} 0221 00${s}`],
    ['a zero too many in front of s', `3046 0220 ${r} 0222 0000${s}`],
    ['r of 33 bytes', `3046 0221 ${r}11 0221 00${s}`],
    ['s of 33 bytes behind a sign byte', `3046 0220 ${r} 0222 00${s}22`],
  ])('refuses %s', (_, der) => {
    expect(read(der)).toBeUndefined();
  });

  prop.prop([fc.uint8Array({ maxLength: 80 })])('gives r and s or nothing, whatever it is given', (bytes) => {
    expect([undefined, 64]).toContain(rawSignature(bytes)?.length);
  });

  prop.prop([fc.nat({ max: 70 }), fc.integer({ min: 1, max: 255 })])(
    'reads no two forms as one signature',
    (index, change) => {
      const der = fromHex(good.replaceAll(' ', '')) ?? new Uint8Array();
      der[index] = (der[index] ?? 0) ^ change;
      const raw = rawSignature(der);
      if (raw !== undefined) expect(Buffer.from(raw).toString('hex')).not.toBe(r + s);
    },
  );
});
