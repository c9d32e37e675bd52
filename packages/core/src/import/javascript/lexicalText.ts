import type { Order } from '../makers.ts';

/** A longer text would make a large pattern. */
const LONGEST = 64;

/**
 * A pattern of the texts that come before or behind `text`, by UTF-16 code units as JavaScript compares them; undefined where
 * the text is too long.
 */
export function lexicalText(is: Order, text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const [greater, equal] = [is.startsWith('g'), is.endsWith('e')];
  let pattern = greater ? (equal ? '' : '[\\s\\S]') : equal ? '$' : undefined;
  for (let i = text.length - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    const next = pattern === undefined ? undefined : unit(code) + pattern;
    const here = greater ? [`[^\\0-${unit(code)}]`] : ['$', ...(code > 0 ? [`[\\0-${unit(code - 1)}]`] : [])];
    pattern = `(${[...here, ...(next === undefined ? [] : [next])].join('|')})`;
  }
  // Nothing comes before the empty text.
  return pattern === undefined ? '^[^\\s\\S]' : `^${pattern}`;
}

export const unit = (code: number): string =>
  code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;

/** A pattern that finds the text and nothing else. */
export const literally = (text: string): string =>
  Array.from({ length: text.length }, (_, i) =>
    /[A-Za-z0-9]/.test(text[i]!) ? text[i]! : unit(text.charCodeAt(i)),
  ).join('');
