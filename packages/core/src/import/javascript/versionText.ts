import type { Comparison } from '../../conditions/compare.ts';
import { literally, unit } from './lexicalText.ts';
import { relates } from './numericText.ts';

const SEPARATOR = '[-.]';
const STOP = '(?:\\+|$)';
const END_OF_PART = '(?:[-.+]|$)';

interface Wanted {
  readonly greater: boolean;
  readonly less: boolean;
  readonly equal: boolean;
}

/**
 * A pattern of the texts that GrowthBook counts as a version that relates so to `version`: parts between dots and dashes,
 * numbers by size, numbers before words, and a version of three parts after its pre-releases.
 */
export function versionText(is: Comparison, version: string): string {
  const parts = partsOf(version);
  const wanted = { greater: is.startsWith('g'), less: is.startsWith('l'), equal: is === 'eq' || is.endsWith('te') };
  return `^${rest(parts, 0, is === 'ne' ? { greater: true, less: true, equal: false } : wanted)}`;
}

/** How two versions relate, of which one is known when a rule is read. */
export const versionsRelate = (seen: string, is: Comparison, needed: string): boolean =>
  relates(padded(seen), is, padded(needed));

const partsOf = (version: string): readonly string[] => version.replace(/^v/, '').replace(/\+.*$/, '').split(/[-.]/);

const isNumber = (part: string): boolean => /^[0-9]+$/.test(part);

const padded = (version: string): string => {
  const parts = partsOf(version === '' ? '0' : version);
  const whole = parts.length === 3 ? [...parts, '~'] : parts;
  return whole.map((part) => (isNumber(part) ? part.padStart(5) : part)).join('-');
};

/** From the start of a part on. */
function rest(parts: readonly string[], i: number, wanted: Wanted): string {
  const part = parts[i]!;
  const last = i === parts.length - 1;
  const unlike = (but: string): readonly string[] => [
    ...(wanted.greater ? greaterPart(part, last, but) : []),
    ...(wanted.less ? lessPart(part, last, but) : []),
  ];
  // A leading v is left out exactly once: without it the first part must not begin with a v.
  const here = i > 0 ? [...unlike('')] : [...unlike('v'), ...unlike('').map((found) => `v${found}`)];
  const then = last ? end(i + 1, wanted) : [`${SEPARATOR}${rest(parts, i + 1, wanted)}`, ...stopped(i + 1, wanted)];
  if (then.length > 0) here.push(`${i === 0 ? 'v?' : ''}${literally(part)}(?:${then.join('|')})`);
  return here.length === 0 ? '[^\\s\\S]' : `(?:${here.join('|')})`;
}

/** Both are alike so far, and what is needed ends here, with this many parts. */
function end(count: number, { greater, less, equal }: Wanted): readonly string[] {
  const goesOn = count === 3 ? less : greater;
  return [...(goesOn ? [SEPARATOR] : []), ...(equal ? [STOP] : [])];
}

/** Both are alike so far, and what is seen ends while what is needed goes on: three parts stand after their pre-releases. */
const stopped = (count: number, { greater, less }: Wanted): readonly string[] =>
  (count === 3 ? greater : less) ? [STOP] : [];

function greaterPart(part: string, last: boolean, but: string): readonly string[] {
  if (part === '') return last ? [`[^-.+${but}]`] : [textual(but)];
  if (!isNumber(part)) return textGreater(part, but);
  const found = [`[0-9]{${part.length + 1},}${END_OF_PART}`, textual(but), SEPARATOR];
  for (let i = 0; i < part.length; i++) {
    const digit = Number(part[i]);
    if (digit < 9) found.push(`${part.slice(0, i)}[${digit + 1}-9][0-9]{${part.length - i - 1}}${END_OF_PART}`);
  }
  return found;
}

function lessPart(part: string, last: boolean, but: string): readonly string[] {
  if (part === '') return last ? [] : [`[0-9]+${END_OF_PART}`];
  if (!isNumber(part)) return [...textLess(part, but), `[0-9]+${END_OF_PART}`];
  const found = [STOP];
  if (part.length > 1) found.push(`[0-9]{1,${part.length - 1}}${END_OF_PART}`);
  for (let i = 0; i < part.length; i++) {
    const digit = Number(part[i]);
    if (digit > 0) found.push(`${part.slice(0, i)}[0-${digit - 1}][0-9]{${part.length - i - 1}}${END_OF_PART}`);
  }
  return found;
}

/** A part with something in it that is no digit. */
const textual = (but: string): string => `(?:[0-9]+[^-.+0-9]|[^-.+0-9${but}])`;

const textGreater = (part: string, but: string): readonly string[] => [
  ...Array.from({ length: part.length }, (_, i) => {
    const above = `[^-.+${i === 0 ? but : ''}${unit(0)}-${unit(part.charCodeAt(i))}]`;
    return `${literally(part.slice(0, i))}${above}`;
  }),
  `${literally(part)}[^-.+]`,
];

function textLess(part: string, but: string): readonly string[] {
  return Array.from({ length: part.length }, (_, i) => {
    const before = literally(part.slice(0, i));
    const code = part.charCodeAt(i);
    const below = i === 0 && but !== '' ? besideV(code) : code > ZERO ? [`[0-${unit(code - 1)}]`] : [];
    return `${before}(?:${[END_OF_PART, ...below].join('|')})`;
  });
}

const ZERO = 0x30;
const V = 0x76;

/** The characters from 0 on that come before this one, without the v. */
const besideV = (code: number): readonly string[] => [
  ...(code > ZERO ? [`[0-${unit(Math.min(code, V) - 1)}]`] : []),
  ...(code > V + 1 ? [`[w-${unit(code - 1)}]`] : []),
];
