import { either, type Fragment, one, repeat, sequence } from './fragment.ts';
import { START } from './program.ts';
import type { Reader } from './reader.ts';

const LARGEST_PROGRAM = 1_000;
const DEEPEST = 100;

const OR = /\|/y;
const STOP = /$|(?=[|)])/y;
const PLACE = /[\^$]|\\[bB]/y;
/** In the order of what they ask for. */
const PLACES = ['^', '$', '\\b', '\\B'];
const OPEN = /\((?:(?!\?)|\?:|\?<([A-Za-z_$][\w$]*)>)/y;
const CLOSE = /\)/y;
const UNIT = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|c[a-zA-Z]|0[0-7]{0,2}|[^\dckpP])|\[(?:\\[^kpP]|[^\]\\])*\]|[^\\[(]/y;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;
const STRAY = /\(\?<?.?|\\?[^]?/y;
/** What should stand in place of what is refused, by its first character. */
const INSTEAD: Readonly<Record<string, string>> = {
  '(': '( or (?: or (?<name>',
  '[': 'a class that ] ends, without \\k or \\p',
  '\\': 'an escape, no backreference or Unicode property',
};

/** Reads a pattern in the language of JavaScript's regular expressions without the flag u, as far as that is regular. */
export function parsePattern(reader: Reader): Fragment {
  const pattern = parseChoice(reader);
  const at = reader.at;
  if (reader.read(CLOSE)) reader.refuse(at, 'a group before its end');
  return bounded(reader, 0, pattern);
}

function parseChoice(reader: Reader): Fragment {
  let of = parseSequence(reader);
  while (reader.read(OR)) of = either(of, parseSequence(reader));
  return of;
}

function parseSequence(reader: Reader): Fragment {
  const of: Fragment[] = [];
  while (!reader.read(STOP)) of.push(parseTerm(reader));
  return sequence(of);
}

/** Reads a place, or something else with its quantifier. */
function parseTerm(reader: Reader): Fragment {
  const at = reader.at;
  const place = reader.read(PLACE);
  if (place) return one(START + PLACES.indexOf(place[0]));
  const group = reader.read(OPEN);
  const of = group ? parseGroup(reader, at, group[1]) : parseUnit(reader, at);
  return parseQuantifier(reader, of);
}

function parseGroup(reader: Reader, at: number, name = ''): Fragment {
  if (reader.names.has(name)) reader.refuse(at, 'a name of its own');
  if (name) reader.names.add(name);
  reader.depth += 1;
  if (reader.depth > DEEPEST) reader.refuse(at, `at most ${DEEPEST} groups in each other`);
  const of = parseChoice(reader);
  reader.depth -= 1;
  if (!reader.read(CLOSE)) reader.refuse(at, 'a group that ) ends');
  return of;
}

function parseUnit(reader: Reader, at: number): Fragment {
  if (reader.read(QUANTIFIER)) reader.refuse(at, 'something to repeat');
  const source = reader.read(UNIT)?.[0] ?? '';
  try {
    if (source) return one(reader.units.add(source), reader.units.textOf(source));
    reader.read(STRAY);
    reader.refuse(at, INSTEAD[reader.source.charAt(at)]!);
  } catch {
    reader.refuse(at, 'a range that ascends');
  }
  return sequence([]);
}

function parseQuantifier(reader: Reader, of: Fragment): Fragment {
  const at = reader.at;
  const [text, sign, from, comma, to] = reader.read(QUANTIFIER) ?? [];
  if (!text) return of;
  const min = sign ? Number(sign === '+') : Number(from);
  const max = sign === '?' ? 1 : to ? Number(to) : sign || comma ? Infinity : min;
  if (min > max) reader.refuse(at, 'a quantifier that ascends');
  return bounded(reader, at, repeat(of, min, max));
}

/** Nothing is written that is too large. */
function bounded(reader: Reader, at: number, of: Fragment): Fragment {
  if (of.size > LARGEST_PROGRAM) reader.refuse(at, `at most ${LARGEST_PROGRAM} instructions`, String(of.size));
  return of;
}
