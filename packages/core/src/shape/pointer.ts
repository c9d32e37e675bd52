/**
 * A JSON pointer (RFC 6901) to a place in a strategy; `''` is the whole.
 * @public
 */
export type Pointer = string;

/** Lists are short, and a large strategy has millions of pointers into them: what is put together once is not made again. */
const STEPS: readonly string[] = Array.from({ length: 16 }, (_, i) => `/${i}`);

/** The pointer one step further in. */
export const under = (at: Pointer, key: string | number): Pointer =>
  at + (typeof key === 'number' ? (STEPS[key] ?? `/${key}`) : `/${withoutSlash(key)}`);

/** The names that lead to a place, from the whole on. */
export const stepsOf = (at: Pointer): readonly string[] =>
  at
    .split('/')
    .slice(1)
    // In this order: what stands for `~1` itself is `~01`.
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A name in which a slash does not look like the end of it. */
export const withoutSlash = (name: string): string =>
  // Hardly any name has one, and a large strategy has millions of names.
  name.includes('~') || name.includes('/') ? name.replace(/~/g, '~0').replace(/\//g, '~1') : name;
