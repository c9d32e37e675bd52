/** True where the text is an address on the public internet: no private, local or unspecified one, which tells of nobody. */
export const isIpAddress = (text: string): boolean => isVersion4(text) || isVersion6(text);

function isVersion4(text: string): boolean {
  if (!/^[0-9.]{7,15}$/.test(text)) return false;
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return false;
  const [first, second] = parts.map(Number) as [number, number];
  return !(
    first === 0 ||
    first === 10 ||
    first === 127 ||
    first >= 224 ||
    (first === 169 && second === 254) ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168)
  );
}

function isVersion6(text: string): boolean {
  if (!/^[0-9A-Fa-f:]{2,39}$/.test(text)) return false;
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const groups = halves.flat();
  if (!groups.every((group) => group.length > 0 && group.length < 5)) return false;
  if (halves.length === 1 ? groups.length !== 8 : halves.length !== 2 || groups.length > 7) return false;
  // 2000::/3 is what is given out.
  return halves[0]!.length > 0 && groups[0]!.length === 4 && /^[23]/.test(groups[0]!);
}
