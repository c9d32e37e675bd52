/** True where the text is a telephone number with its country: a plus and 8 to 15 digits, as people write them. */
export function isPhone(text: string): boolean {
  if (!/^\+[0-9 ()./-]+$/.test(text)) return false;
  const { length } = text.replace(/[^0-9]/g, '');
  return length >= 8 && length <= 15;
}
