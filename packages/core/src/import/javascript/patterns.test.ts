import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runs } from '../../../test/laws/runs.ts';
import { compilePattern } from '../../conditions/pattern/compilePattern.ts';
import { lexicalText } from './lexicalText.ts';
import { numericText, relates } from './numericText.ts';
import { versionsRelate, versionText } from './versionText.ts';

const finds = (pattern: string, text: string): boolean => {
  const compiled = compilePattern(pattern, { ignoreCase: false });
  return 'test' in compiled && compiled.test(text);
};

const relation = fc.constantFrom('eq', 'gt', 'gte', 'lt', 'lte');
const order = fc.constantFrom('gt', 'gte', 'lt', 'lte');

describe('texts as patterns', () => {
  it('knows which texts are numbers on one side of another', () => {
    const digits = fc.constantFrom('', '0', '1', '5', '9', '10', '99', '100', '123', '45', '007');
    const written = fc
      .tuple(fc.constantFrom('', '+', '-', ' '), digits, fc.constantFrom('', '.', '.0', '.5', '.05', '.249', '.250'))
      .map((parts) => parts.join(''));
    const text = fc.oneof(written, fc.constantFrom('Infinity', '-Infinity', 'NaN', 'x', '1x', '5 5', '\n7\t'));
    const value = fc.constantFrom(0, 1, -1, 5, 10, 9, 99, 100, 123, -45, 0.5, -0.25, 0.249, 12.5, 1e-7, 1e15);

    fc.assert(
      fc.property(text, relation, value, (one, is, needed) => {
        expect(finds(numericText(is, needed), one)).toBe(relates(Number(one), is, needed));
      }),
      runs(1000),
    );
  });

  it('knows which texts come before and behind another', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'B', '1', ' ', '\n', '-', ']', 'é', '\uD83D', '\uE000'),
      maxLength: 4,
    });

    fc.assert(
      fc.property(text, order, text, (one, is, needed) => {
        expect(finds(lexicalText(is, needed)!, one)).toBe(relates(one, is, needed));
      }),
      runs(1000),
    );
    expect(lexicalText('gt', 'x'.repeat(65))).toBe(undefined);
  });

  it('knows which texts are versions before and behind another', () => {
    const part = fc.constantFrom(
      '0',
      '1',
      '2',
      '9',
      '10',
      '11',
      '99',
      'alpha',
      'beta',
      'rc',
      'a',
      'b',
      'x',
      'r2',
      'r100',
      '',
    );
    const text = fc
      .tuple(
        fc.constantFrom('', 'v'),
        fc.array(fc.tuple(fc.constantFrom('.', '-'), part), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', '+b.1'),
      )
      .map(([v, parts, build]) => v + parts.flat().slice(1).join('') + build)
      // What has no first part has no version; GrowthBook strips a second v.
      .filter((one) => /^v?[0-9a-u]/.test(one));

    fc.assert(
      fc.property(text, relation, text, (one, is, needed) => {
        expect(finds(versionText(is, needed), one)).toBe(versionsRelate(one, is, needed));
      }),
      runs(1000),
    );
  });
});
