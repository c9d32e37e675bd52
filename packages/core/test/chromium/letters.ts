const LAST = 0x10ffff;

/** All characters that are another one in lower case on this platform. */
export function lowerCases(): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (let point = 0; point <= LAST; point += 1) {
    const text = String.fromCodePoint(point);
    const lower = text.toLowerCase();
    if (lower !== text) found[text] = lower;
  }
  return found;
}
