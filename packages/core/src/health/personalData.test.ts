import { describe, expect, it } from 'vitest';

import { personalData } from './personalData.ts';

const found = (properties: unknown, ...declared: string[]): readonly string[] =>
  personalData(properties, new Set(declared)).map(({ kind, path }) => `${kind} ${path}`);
const mail = 'ada@example.com';

describe('personal data', () => {
  it('H11 is found wherever it stands, with a star for a place in a list, each kind at a path once', () => {
    expect(found({ a: mail, b: { c: ['x', mail, { d: '8.8.8.8' }, mail] }, e: 5, f: null })).toEqual([
      'email /properties/a',
      'email /properties/b/c/*',
      'ip /properties/b/c/*/d',
    ]);
  });

  it('H11 is none where it is declared, or where what stands around it is', () => {
    const properties = { a: mail, b: { c: [mail] }, ab: mail };
    expect(found(properties, '/properties/a', '/properties/b')).toEqual(['email /properties/ab']);
    expect(found(properties, '/properties/b/c/*')).toEqual(['email /properties/a', 'email /properties/ab']);
  });

  it('H11 a name counts as well, and is not repeated', () => {
    expect(found({ [mail]: 5, b: { '+49 151 2345678': { x: mail } } })).toEqual([
      'email /properties/*',
      'phone /properties/b/*',
      'email /properties/b/*/x',
    ]);
  });

  it('H11 is looked for six levels deep, and in 256 values', () => {
    expect(found({ a: { b: { c: { d: { e: { f: mail } } } } } })).toEqual(['email /properties/a/b/c/d/e/f']);
    expect(found({ a: { b: { c: { d: { e: { f: { g: mail } } } } } } })).toEqual([]);
    expect(found({ a: [...Array<string>(253).fill('x'), mail] })).toEqual(['email /properties/a/*']);
    expect(found({ a: [...Array<string>(254).fill('x'), mail] })).toEqual([]);
    expect(found({ ...Object.fromEntries(Array.from({ length: 255 }, (_, i) => [`k${i}`, 1])), last: mail })).toEqual(
      [],
    );
  });

  it.each([undefined, null, 5, 'x', [], {}])('H11 there is none in %j', (properties) => {
    expect(found(properties)).toEqual([]);
  });

  it('H11 sees own properties only', () => {
    expect(found(Object.create({ a: mail }))).toEqual([]);
  });
});
