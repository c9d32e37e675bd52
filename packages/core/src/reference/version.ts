const VERSION =
  /^v?(0|[1-9]\d*)(?:\.(0|[1-9]\d*))?(?:\.(0|[1-9]\d*))?(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?$/i;

/** C14: which of two versions comes first: below 0, above 0, or 0; undefined where one is none. */
export function order(one: unknown, other: unknown): number | undefined {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a === undefined || b === undefined) return undefined;
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const sign = compare(a[i], b[i]);
    if (sign !== 0) return sign;
  }
  return 0;
}

/** Major, minor and patch, then whether it is a release, then the parts of what it is before one. */
function partsOf(version: unknown): readonly string[] | undefined {
  const found = typeof version === 'string' && version.length <= 256 ? VERSION.exec(version) : null;
  if (found === null) return undefined;
  const [, major = '', minor = '0', patch = '0', before] = found;
  return [major, minor, patch, before === undefined ? '1' : '0', ...(before ?? '').split('.')];
}

function compare(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  const numbers = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (numbers[0] !== numbers[1]) return numbers[0] ? -1 : 1;
  if (numbers[0]) return BigInt(a) < BigInt(b) ? -1 : 1;
  return a < b ? -1 : 1;
}
