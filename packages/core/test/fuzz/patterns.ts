import type { Random } from './random.ts';

const ATOMS = [
  'a',
  'b',
  'o',
  '.',
  '\\w',
  '\\d',
  '[a-z]',
  '[^a]',
  '\\b',
  '\\B',
  '^',
  '$',
  'web',
  '',
  '\\u00e4',
  '\ud83d',
  '\\s',
];
const COUNTS = ['*', '+', '?', '*?', '{2}', '{0,3}', '{1,}', '{0}', '{30}', '{0,99}'];
/** What is refused, or is dear. */
const NASTY = [
  '(',
  ')',
  '[',
  '[z-a]',
  '\\',
  '\\1',
  '(?=a)',
  '(?<!a)',
  '(?<n>a)\\k<n>',
  '\\p{L}',
  'a{2,1}',
  '+',
  'a**',
  '[\\',
  '(a+)+$',
  '(a|a)*b',
  '(a*)*$',
  '(.*)(.*)(.*)x',
  '(a?){30}a{30}',
  '(?:a{1,30}){1,30}',
  'a{9999}',
  '((a{100}){100}){100}',
  '('.repeat(2000),
  '(?:a|'.repeat(150),
  '[a-z]?'.repeat(166),
  '\0',
  'x'.repeat(1001),
];

/** A regular expression, mostly well formed. */
export function patternOf(random: Random, depth = 3): string {
  if (random.chance(0.04)) return random.pick(NASTY);
  const parts = random.list(4, () => {
    const atom = depth > 0 && random.chance(0.3) ? `(${patternOf(random, depth - 1)})` : random.pick(ATOMS);
    return random.chance(0.4) ? atom + random.pick(COUNTS) : atom;
  });
  return random.chance(0.2) ? `${parts.join('')}|${random.pick(ATOMS)}` : parts.join('');
}
