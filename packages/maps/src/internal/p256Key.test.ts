import { generateKeyPairSync, type KeyObject } from 'node:crypto';

import { OpportuneError } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { p256Key } from './p256Key.ts';

const pair = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
const ours = pair('prime256v1');
/** Says that its point is written in another form, though it has the same length. */
const hybrid = Buffer.from(spki(ours.publicKey), 'base64').fill(6, 26, 27).toString('base64');

describe('p256Key', () => {
  it('takes what SendGrid and openssl write', () => {
    expect(Buffer.from(p256Key('/publicKey', spki(ours.publicKey)))).toEqual(
      ours.publicKey.export({ type: 'spki', format: 'der' }),
    );
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['no base64', '%'],
    ['a key of another curve', spki(pair('secp384r1').publicKey)],
    ['a curve of the same length', spki(pair('secp256k1').publicKey)],
    ['a point in another form', hybrid],
    ['a key that is cut off', spki(ours.publicKey).slice(0, -4)],
    ['more than a key', `${spki(ours.publicKey).slice(0, -2)}AAAA`],
    ['PEM', String(ours.publicKey.export({ type: 'spki', format: 'pem' }))],
    ['a private key', ours.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')],
  ])('refuses %s', (_, given) => {
    const make = (): unknown => p256Key('/publicKey/1', given);
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path: '/publicKey/1' }));
  });
});
