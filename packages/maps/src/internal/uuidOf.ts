import { utf8 } from './utf8.ts';

/**
 * A UUID (RFC 9562) that is the same for the same text: 122 bits of its SHA-256, in the form of version 4. Platforms
 * that take only UUIDs for keys know versions 3 and 4, if not all of them.
 */
export async function uuidOf(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)));
  const hex = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(
    /^(.{8})(.{4}).(.{3})(.)(.{3})(.{12})$/,
    (_, a: string, b: string, c: string, variant: string, d: string, e: string) =>
      `${a}-${b}-4${c}-${((Number.parseInt(variant, 16) & 0b0011) | 0b1000).toString(16)}${d}-${e}`,
  );
}
