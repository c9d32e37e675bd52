import { Matcher } from './matcher.ts';
import { parsePattern } from './parsePattern.ts';
import type { Pattern, PatternFault } from './pattern.ts';
import { Reader } from './reader.ts';

const LONGEST = 1000;

/**
 * Reads a pattern in the language of JavaScript's regular expressions without flags, or with the flag i. What is not regular
 * is refused: backreferences, lookahead and lookbehind; so are Unicode properties.
 */
export function compilePattern(
  source: string,
  { ignoreCase }: { readonly ignoreCase: boolean },
): Pattern | PatternFault {
  const reader = new Reader(source, ignoreCase);
  if (source.length > LONGEST) reader.refuse(LONGEST, `at most ${LONGEST} characters`, String(source.length));
  const pattern = parsePattern(reader);
  return reader.fault ?? new Matcher(pattern, reader.units.list);
}
