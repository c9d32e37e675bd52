import { fc, it as prop } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';

import { fromCrockford, toCrockford } from './crockford.ts';

describe('the base 32 of Crockford', () => {
  it.each([
    ['00000000000000000000000000000000', '00000000000000000000000000'],
    ['ffffffffffffffffffffffffffffffff', '7ZZZZZZZZZZZZZZZZZZZZZZZZZ'],
    // The example of the specification of ULIDs, and the moment that it names: 2016-07-30T23:54:10.259Z.
    ['01563e3ab5d3d6764c61efb99302bd5b', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
  ])('writes %s as %s', (hex, text) => {
    expect(toCrockford(hex)).toBe(text);
    expect(fromCrockford(text)).toBe(hex);
  });

  prop.prop([fc.uint8Array({ minLength: 16, maxLength: 16 })])('is read back, and keeps the order', (bytes) => {
    const hex = Buffer.from(bytes).toString('hex');
    expect(fromCrockford(toCrockford(hex))).toBe(hex);
    const after = (BigInt(`0x${hex}`) | 1n).toString(16).padStart(32, '0');
    expect(toCrockford(after) >= toCrockford(hex)).toBe(true);
  });

  it.each(['', '8ZZZZZZZZZZZZZZZZZZZZZZZZZ', '01ARZ3NDEKTSV4RRFFQ69G5FA', '01ARZ3NDEKTSV4RRFFQ69G5FAI', 'd1'])(
    'takes "%s" for none',
    (text) => {
      expect(fromCrockford(text)).toBeUndefined();
    },
  );
});
