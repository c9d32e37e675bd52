import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { law } from '../../../test/laws/law.ts';
import { compilePattern } from './compilePattern.ts';
import type { Pattern } from './pattern.ts';

const compiled = (source: string, ignoreCase = false): Pattern => {
  const pattern = compilePattern(source, { ignoreCase });
  if ('message' in pattern) throw new Error(`${source}: ${pattern.message}`);
  return pattern;
};
const faultOf = (source: string): unknown => {
  const pattern = compilePattern(source, { ignoreCase: false });
  return 'message' in pattern ? [pattern.at, pattern.message] : 'none';
};
/** Of the platform; undefined where it refuses the source. */
const platformOf = (source: string, ignoreCase = false): RegExp | undefined => {
  try {
    return new RegExp(source, ignoreCase ? 'i' : '');
  } catch {
    return undefined;
  }
};

const found: readonly (readonly [source: string, found: readonly string[], not: readonly string[]])[] = [
  ['', ['', 'a'], []],
  ['fox', ['fox', 'a fox!'], ['', 'fo', 'FOX', 'f ox']],
  ['^fox', ['fox', 'foxes'], ['a fox', '\nfox']],
  ['fox$', ['fox', 'a fox'], ['foxes', 'fox\n']],
  ['^fox$', ['fox'], ['', 'foxfox', 'fox\n']],
  ['^', ['', 'a'], []],
  ['$', ['', 'a'], []],
  ['^$', [''], ['a', '\n']],
  ['a^b', [], ['ab', 'a\nb']],
  ['a$b', [], ['ab', 'a\nb']],
  ['(?:^|,)b', ['b', 'a,b'], ['ab']],
  ['a.c', ['abc', 'a.c', 'a\u{0}c'], ['ac', 'a\nc', 'a\rc', 'a\u2028c', 'a\u2029c']],
  ['a\\.c', ['a.c'], ['abc']],
  ['^.$', ['a', '\ud83d'], ['😀', '']],
  ['[abc-e-]', ['a', 'd', '-'], ['f', '']],
  ['[^a-c]', ['d', '\n'], ['a', '']],
  ['[\\w-.]', ['-', '.', '_'], [' ']],
  ['[a\\]b]', [']', 'a'], ['\\']],
  ['[\\b]', ['\b'], ['b', ' b ']],
  ['[]', [], ['', 'a']],
  ['[^]', ['\n'], ['']],
  ['\\d\\D', ['1a'], ['12', 'a1']],
  ['\\w\\W', ['_ ', 'aä'], ['__']],
  ['\\s\\S', ['\u00a0a', '\ufeffa', '\u3000a'], ['  ', 'aa']],
  ['\\bfox\\b', ['fox', 'a fox.', 'äfox'], ['foxes', '_fox']],
  ['\\Bo\\B', ['fox'], ['of', 'to', 'o']],
  ['\\b', ['a'], ['', ' ']],
  ['\\B', ['', ' ', 'ab'], ['a']],
  ['^(?:ab.)c$', ['abxc'], ['abc', 'abx']],
  ['cat|dog', ['cat', 'hotdog'], ['cadg', '']],
  ['^(cat|dog|)s$', ['cats', 'dogs', 's'], ['catdogs']],
  ['^(?<animal>cat)(?:s)$', ['cats'], ['cat']],
  ['^ab*c$', ['ac', 'abbc'], ['a', 'abdc']],
  ['^ab+?c$', ['abc', 'abbc'], ['ac']],
  ['^ab??c$', ['ac', 'abc'], ['abbc']],
  ['^a{3}$', ['aaa'], ['aa', 'aaaa']],
  ['^a{2,}$', ['aa', 'aaaa'], ['a']],
  ['^a{1,3}?$', ['a', 'aaa'], ['', 'aaaa']],
  ['^a{0}$', [''], ['a']],
  ['^(?:ab?){2}$', ['aa', 'abab', 'aba'], ['a', 'aaa']],
  ['^(?:a*)*$', ['', 'aa'], ['b']],
  ['^(?:){99999}$', [''], ['a']],
  ['\\t\\n\\v\\f\\r\\0', ['\t\n\v\f\r\0'], ['']],
  ['^\\x41\\u00e4\\cJ$', ['Aä\n'], ['A']],
  ['^\\/\\-\\ä\\x\\u$', ['/-äxu'], ['']],
  ['^]}{a{,5}a{1$', [']}{a{,5}a{1'], ['']],
];

describe('compilePattern', () => {
  it.each(found)('finds %s', (source, inside, outside) => {
    const pattern = compiled(source);

    expect(inside.filter((text) => !pattern.test(text))).toEqual([]);
    expect(outside.filter((text) => pattern.test(text))).toEqual([]);
    for (const text of [...inside, ...outside]) expect(pattern.test(text)).toBe(new RegExp(source).test(text));
  });

  it.each([
    ['fox', 'FoX', true],
    ['^STRASSE$', 'straße', false],
    ['^Ä[à-ö]$', 'äÖ', true],
    ['^[^a]$', 'A', false],
    ['^[Z-a]$', 'B', false],
    ['^[Z-a]$', 'A', true],
    ['^\\u017f$', 's', false],
    ['^k$', '\u212a', false],
    ['^\\w$', '\u017f', false],
    ['^σ$', 'ς', true],
  ])('ignores the case of %s in %s: %s', (source, text, is) => {
    expect(compiled(source, true).test(text)).toBe(is);
    expect(new RegExp(source, 'i').test(text)).toBe(is);
  });

  it('ignores the case of each code unit as the platform does', () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    const cased = units.filter((unit) => unit.toLowerCase() !== unit || unit.toUpperCase() !== unit);
    for (const unit of cased) {
      const text = [...new Set([unit.toLowerCase(), unit.toUpperCase(), 's', 'k'])].join(' ');
      for (const source of [unit, `[^${unit}]`, `^[${unit} ]+$`]) {
        if (compiled(source, true).test(text) !== new RegExp(source, 'i').test(text))
          expect([source, text]).toBe('equal');
      }
    }
    expect(cased.length).toBeGreaterThan(2000);
  });
});

describe('a pattern that is refused', () => {
  it.each([
    ['(a)\\1', 3, 'an escape, no backreference or Unicode property, found \\1'],
    ['(?<n>a)\\k<n>', 7, 'an escape, no backreference or Unicode property, found \\k'],
    ['\\p{L}', 0, 'an escape, no backreference or Unicode property, found \\p'],
    ['a\\P{L}', 1, 'an escape, no backreference or Unicode property, found \\P'],
    ['\\c1', 0, 'an escape, no backreference or Unicode property, found \\c'],
    ['a\\', 1, 'an escape, no backreference or Unicode property, found \\'],
    ['[\\p{L}]', 0, 'a class that ] ends, without \\k or \\p, found ['],
    ['a[b', 1, 'a class that ] ends, without \\k or \\p, found ['],
    ['a[b\\]', 1, 'a class that ] ends, without \\k or \\p, found ['],
    ['a(?=b)', 1, '( or (?: or (?<name>, found (?='],
    ['a(?!b)', 1, '( or (?: or (?<name>, found (?!'],
    ['(?<=a)b', 0, '( or (?: or (?<name>, found (?<='],
    ['(?<!a)b', 0, '( or (?: or (?<name>, found (?<!'],
    ['(?i:a)', 0, '( or (?: or (?<name>, found (?i'],
    ['(?<1>a)', 0, '( or (?: or (?<name>, found (?<1'],
    ['(?', 0, '( or (?: or (?<name>, found (?'],
    ['(?<n>a)(?<n>b)', 7, 'a name of its own, found (?<n>'],
    ['(a', 0, 'a group that ) ends, found (a'],
    ['(a|(b)', 0, 'a group that ) ends, found (a|(b)'],
    ['a)', 1, 'a group before its end, found )'],
    ['*a', 0, 'something to repeat, found *'],
    ['a**', 2, 'something to repeat, found *'],
    ['a|+', 2, 'something to repeat, found +'],
    ['^*', 1, 'something to repeat, found *'],
    ['\\b{2}', 2, 'something to repeat, found {2}'],
    ['(?:?)', 3, 'something to repeat, found ?'],
    ['a{2}{3}', 4, 'something to repeat, found {3}'],
    ['a{2,1}', 1, 'a quantifier that ascends, found {2,1}'],
    ['a[z-b]', 1, 'a range that ascends, found [z-b]'],
    ['a{1001}', 1, 'at most 1000 instructions, found 1001'],
    [`a{${'9'.repeat(400)}}`, 1, 'at most 1000 instructions, found Infinity'],
    ['(?:a{100}){11}', 10, 'at most 1000 instructions, found 1100'],
    ['(?:a?){501}', 6, 'at most 1000 instructions, found 1002'],
    ['a{900}b{900}', 0, 'at most 1000 instructions, found 1800'],
    [`${'('.repeat(101)}a${')'.repeat(101)}`, 100, 'at most 100 groups in each other, found ('],
    ['a'.repeat(1001), 1000, 'at most 1000 characters, found 1001'],
  ])('%s', (source, at, message) => {
    expect(faultOf(source)).toEqual([at, `expected ${message}`]);
  });

  it.each(['a{999}', '(?:a?){499}', `${'('.repeat(100)}a${')'.repeat(100)}`, 'a'.repeat(999), '(a)'.repeat(333)])(
    'is larger than %s',
    (source) => {
      expect(faultOf(source)).toBe('none');
    },
  );
});

/** Small, so that patterns and texts meet. */
const letters = ['a', 'b', 'A', 'B', '-', '_', ' ', '\n', '1', 'ä', 'Ä'];
const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 });
const member = fc.constantFrom(
  'a',
  'b',
  'A',
  '1',
  '\\d',
  '\\w',
  '\\s',
  '\\W',
  '\\b',
  '-',
  'a-b',
  'A-b',
  '\\x41',
  '\\-',
  'ä',
);
const classes = fc
  .tuple(fc.constantFrom('', '^'), fc.array(member, { maxLength: 3 }))
  .map(([not, members]) => `[${not}${members.join('')}]`)
  .filter((source) => platformOf(source) !== undefined);
const places = fc.constantFrom('^', '$', '\\b', '\\B');
const units = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'A',
    'ä',
    '1',
    '.',
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
    '\\n',
    '\\u0061',
    '\\x42',
    '\\-',
  ),
  classes,
);
const quantifiers = fc
  .tuple(fc.constantFrom('*', '+', '?', '{0}', '{2}', '{0,1}', '{1,3}', '{2,}'), fc.constantFrom('', '?'))
  .map((of) => of.join(''));
const { pattern } = fc.letrec<{ pattern: string; part: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    // Deeper ones would take the platform for ever.
    { maxDepth: 2, withCrossShrink: true },
    units,
    tie('pattern').map((of) => `(?:${of})`),
    tie('pattern').map((of) => `(${of})`),
  ),
  part: fc.oneof(
    { arbitrary: tie('atom'), weight: 3 },
    { arbitrary: fc.tuple(tie('atom'), quantifiers).map((of) => of.join('')), weight: 2 },
    { arbitrary: places, weight: 1 },
  ),
  pattern: fc
    .array(
      fc.array(tie('part'), { maxLength: 3 }).map((of) => of.join('')),
      { minLength: 1, maxLength: 2 },
    )
    .map((of) => of.join('|')),
}));
const garbage = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab1-^$\\.*+?()[]{}|,:<=!kpxuc0ä\n'.split(''), '\ud83d'), maxLength: 12 }),
  fc.array(fc.nat(0xffff), { maxLength: 12 }).map((of) => String.fromCharCode(...of)),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** What both say of a text. */
const differ = (source: string, ignoreCase: boolean, texts: readonly string[]): readonly string[] => {
  const ours = compiled(source, ignoreCase);
  const platform = platformOf(source, ignoreCase)!;
  return texts.filter((of) => ours.test(of) !== platform.test(of));
};

describe('compilePattern and the platform', () => {
  law(
    'find the same',
    3000,
    [pattern, fc.boolean(), fc.array(text, { minLength: 10, maxLength: 10 })],
    (source, ignoreCase, texts) => {
      expect(differ(source, ignoreCase, texts)).toEqual([]);
    },
  );

  law(
    'take the same for a pattern, but for what is not regular',
    4000,
    [garbage, fc.boolean(), fc.array(text, { minLength: 4, maxLength: 4 })],
    (source, ignoreCase, texts) => {
      const ours = compilePattern(source, { ignoreCase });
      if ('message' in ours) {
        expect(ours.at).toBeLessThanOrEqual(source.length);
        if (!/\\[\dkpPc]|\(\?</.test(source)) expect(platformOf(source, ignoreCase)).toBeUndefined();
      } else {
        expect(differ(source, ignoreCase, [...texts, source])).toEqual([]);
      }
    },
  );

  it('find the same in many texts, with more states than are remembered', () => {
    const letter = fc.constantFrom('a', 'b');
    const texts = fc.sample(fc.string({ unit: letter, minLength: 60, maxLength: 60 }), 3000);
    for (const source of ['a[ab]{12}a', '(?:a|bb)(?:a[ab]{9}b|b[ab]{9}a)c|a{9}b$', '\\b(?:b[ab]{11}|a)$']) {
      expect(differ(source, false, texts)).toEqual([]);
    }
  });

  it('find the same in a text with more characters than are remembered', () => {
    const units = Array.from({ length: 0x1800 }, (_, unit) => String.fromCharCode(unit)).join('');
    const source = `${Array.from({ length: 50 }, (_, i) => `[${String.fromCharCode(0x400 + i)}-\u1000]x`).join('|')}|\u17ff$`;

    expect(differ(source, false, [units, `${units}!`, `\u0500x${units}`, `${units}\u0fffx`])).toEqual([]);
  });
});

describe('a hostile pattern', () => {
  const LENGTH = 100_000;
  const long = 'a'.repeat(LENGTH);

  it.each([
    ['(a+)+$', true, false],
    ['^(a+)+$', true, false],
    ['(a|a)*b', false, true],
    ['^(a|a)*$', true, false],
    ['(.*)*x', false, false],
    ['(?:a?){30}a{30}', true, true],
    ['^(?:a?){30}a{30}$', false, false],
    ['(?:(?:a?){20}){20}b', false, true],
    ['(?:a*)*(?:a*)*b', false, true],
    ['((((((a+)+)+)+)+)+)+c', false, false],
    ['a[ab]{12}c', false, false],
    ['(?:\\b|\\B|a)*c$', false, false],
  ])(
    '%s takes one pass over a long text',
    (source, inA, inAb) => {
      const plain = compiled(source);

      expect(plain.test(long)).toBe(inA);
      expect(plain.test(`${long}b`)).toBe(inAb);
      expect(compiled(source, true).test(long.toUpperCase())).toBe(inA);
    },
    30_000,
  );

  it('of the largest size looks at each instruction once a character', () => {
    expect(compiled('a[ab]{490}(?:c|b[ab]{400}d)').test('ab'.repeat(3000))).toBe(false);
  }, 30_000);
});
