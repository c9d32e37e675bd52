import { expect, it } from 'vitest';

import type { Fault } from '../errors/fault.ts';
import { inDocumentOrder } from './inDocumentOrder.ts';

const document = { z: [{ 'b/c': 1, a: 2 }, { a: 3 }], '~': {}, a: { 10: 1, 9: 2 }, list: Array(12).fill(0) };
const ordered = [
  '',
  '/z',
  '/z/0',
  '/z/0/b~1c',
  '/z/0/b~1c/deeper',
  '/z/0/a',
  '/z/0/missing',
  '/z/1/a',
  '/~0',
  '/a/9',
  '/a/10',
  '/list/2',
  '/list/10',
  '/missing',
  '/missing/deeper',
];

it('faults stand in the order of the document, the whole before its parts, what is missing last', () => {
  const faults = ordered.map((path): Fault => ({ code: 'TYPE_MISMATCH', path, message: '' }));

  for (const shuffled of [faults, [...faults].reverse(), [...faults.slice(5), ...faults.slice(0, 5)]]) {
    expect(inDocumentOrder(document, shuffled).map(({ path }) => path)).toEqual(ordered);
  }
});

it('faults at the same place keep their order', () => {
  const faults = ['FUNNEL_ORDER', 'TYPE_MISMATCH', 'FIELD_MISSING'].map(
    (code) => ({ code, path: '/z/0', message: '' }) as Fault,
  );

  expect(inDocumentOrder(document, faults)).toEqual(faults);
});

it('what cannot be read has no order', () => {
  const trap = new Proxy({}, { ownKeys: () => 5 as never });
  const faults = ['/b/z', '/a', '/b/a'].map((path): Fault => ({ code: 'TYPE_MISMATCH', path, message: '' }));

  expect(inDocumentOrder({ a: 1, b: trap }, faults).map(({ path }) => path)).toEqual(['/a', '/b/z', '/b/a']);
});
