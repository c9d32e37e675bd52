const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 128 bits are 26 digits of five; the first of them holds only three. */
const LENGTH = 26;

/** 16 bytes, given as 32 hexadecimal digits, in the base 32 of Crockford that ULIDs are written in. */
export function toCrockford(hex: string): string {
  const digits = BigInt(`0x${hex}`).toString(32).padStart(LENGTH, '0');
  return digits.replace(/./g, (digit) => DIGITS.charAt(Number.parseInt(digit, 32)));
}

/** The 32 hexadecimal digits again, or undefined where the text is no 16 bytes in that form. */
export function fromCrockford(text: string): string | undefined {
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)) return undefined;
  const value = Array.from(text).reduce((sum, digit) => sum * 32n + BigInt(DIGITS.indexOf(digit)), 0n);
  return value.toString(16).padStart(32, '0');
}
