/** A number of P-256 has 32 bytes. */
const SIZE = 32;
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/**
 * The ECDSA signature of P-256 that is written as DER (RFC 3279, 2.2.3: a sequence of the integers r and s), in the
 * form that Web Crypto takes: r and s, 32 bytes each.
 *
 * @returns undefined where it is anything but DER, to the byte: one signature has one form
 */
export function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  // No length needs more than its one byte: the whole has at most 72.
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) return undefined;
  const r = integer(der, 2);
  if (r === undefined) return undefined;
  const s = integer(der, r.end);
  if (s?.end !== der.length) return undefined;
  const raw = new Uint8Array(2 * SIZE);
  raw.set(r.digits, SIZE - r.digits.length);
  raw.set(s.digits, 2 * SIZE - s.digits.length);
  return raw;
}

/** The integer at an index, which is above 0, with no zeros in front of its digits. */
function integer(der: Uint8Array, start: number): { readonly digits: Uint8Array; readonly end: number } | undefined {
  const [tag, length = 0] = der.subarray(start, start + 2);
  const end = start + 2 + length;
  if (tag !== INTEGER) return undefined;
  // Cut off where its length reaches beyond the whole; but then the whole does not end where it says.
  const bytes = der.subarray(start + 2, end);
  const [first = 0, second = 0] = bytes;
  // The highest bit of the first byte is the sign; a zero stands in front of a number that begins with it, and of no other.
  if (first >= 0x80 || (first === 0 && second < 0x80)) return undefined;
  const digits = first === 0 ? bytes.subarray(1) : bytes;
  return digits.length > SIZE ? undefined : { digits, end };
}
