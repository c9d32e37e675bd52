import { generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';

import { fc, it as prop } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';

import { ecdsaSignedBy } from './ecdsaSignedBy.ts';
import { p256Key } from './p256Key.ts';

const pair = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
const ours = pair();
const next = pair();
const key = p256Key('/publicKey', spki(ours.publicKey));
const nextKey = p256Key('/publicKey', spki(next.publicKey));

describe('ecdsaSignedBy', () => {
  prop.prop([fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 })])('agrees with node:crypto', async (parts) => {
    const message = Buffer.from(parts.join(''));
    const signature = sign('sha256', message, ours.privateKey);

    expect(verify('sha256', message, ours.publicKey, signature)).toBe(true);
    expect(await ecdsaSignedBy([key], signature, ...parts)).toBe(true);
    expect(await ecdsaSignedBy([key], signature, ...parts, 'more')).toBe(false);
    expect(await ecdsaSignedBy([nextKey], signature, ...parts)).toBe(false);
  });

  it('believes every key while one is replaced, and no other', async () => {
    const signed = (by: KeyObject): Buffer => sign('sha256', Buffer.from('1795338000[]'), by);
    const believed = (by: KeyObject): Promise<boolean> =>
      ecdsaSignedBy([key, nextKey], signed(by), '1795338000', Buffer.from('[]'));

    expect(await believed(ours.privateKey)).toBe(true);
    expect(await believed(next.privateKey)).toBe(true);
    expect(await believed(pair().privateKey)).toBe(false);
    expect(await ecdsaSignedBy([], signed(ours.privateKey), '1795338000[]')).toBe(false);
  });

  it('believes nothing that is no DER, or of a key that is no point of the curve', async () => {
    const signature = sign('sha256', Buffer.from('x'), ours.privateKey);
    const off = key.slice();
    off[90] = (key[90] ?? 0) ^ 1;

    expect(await ecdsaSignedBy([key], Buffer.concat([signature, Buffer.of(0)]), 'x')).toBe(false);
    expect(await ecdsaSignedBy([key], new Uint8Array(64), 'x')).toBe(false);
    expect(await ecdsaSignedBy([off], signature, 'x')).toBe(false);
    expect(await ecdsaSignedBy([off, key], signature, 'x')).toBe(true);
  });
});
