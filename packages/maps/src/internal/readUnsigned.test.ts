import { OpportuneError, type Reading } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { readUnsigned } from './readUnsigned.ts';
import { sharedSecret } from './sharedSecret.ts';

const form = { entries: (body: unknown) => [body], entry: () => ({ why: 'not ours' }) };
const read = (headers: Record<string, string>, secret: string | string[], secretHeader = 'X-Ours'): Promise<Reading> =>
  readUnsigned({ headers, body: Buffer.from('{}'), received: 0 }, sharedSecret({ secret, secretHeader })!, form);

describe('readUnsigned', () => {
  it('believes who repeats any of the secrets, and nobody else', async () => {
    expect(await read({ 'x-ours': 'one' }, ['two', 'one'])).toMatchObject({ ok: true, skipped: [{ index: 0 }] });
    for (const given of ['on', 'onf', 'one ', 'ONE', 'three']) {
      expect(await read({ 'x-ours': given }, ['two', 'one'])).toMatchObject({ code: 'SIGNATURE_INVALID' });
    }
  });

  it('misses the header where it is another one, or empty', async () => {
    for (const headers of [{}, { 'x-ours': '' }, { 'x-opportune-secret': 'one' }]) {
      expect(await read(headers as Record<string, string>, 'one')).toMatchObject({ code: 'SIGNATURE_MISSING' });
    }
  });
});

describe('sharedSecret', () => {
  it('is none where no secret is given', () => {
    expect(sharedSecret({})).toBeUndefined();
    expect(sharedSecret({ secret: 'Basic b3BlbjpzZXNhbWU=' })?.header).toBe('x-opportune-secret');
  });

  it.each([
    ['/secret', { secret: '' }],
    ['/secret', { secret: [] }],
    ['/secret', { secret: ['good', ' led by a space'] }],
    ['/secret', { secret: 'schlüssel' }],
    ['/secretHeader', { secretHeader: '' }],
    ['/secretHeader', { secret: 'good', secretHeader: 'two words' }],
  ])('refuses %s of %o', (path, options) => {
    expect(() => sharedSecret(options)).toThrow(OpportuneError);
    expect(() => sharedSecret(options)).toThrow(expect.objectContaining({ path }));
  });
});
