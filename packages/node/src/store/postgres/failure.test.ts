import { expect, test } from 'vitest';

import { isInTheWay, isOfTheData, sqlState } from './failure.ts';

const failed = (code: string): Error => Object.assign(new Error('no'), { code });

test.each([
  ['a number out of range', '22003', false, true],
  ['a key that is there', '23505', false, true],
  ['a trigger that refuses', 'P0001', false, true],
  ['a deadlock', '40P01', true, false],
  ['a server that shuts down', '57P01', false, false],
  ['a server that is a standby now', '25006', false, false],
  ['no connection', 'ECONNREFUSED', false, false],
])('%s', (_, code, inTheWay, ofTheData) => {
  expect([isInTheWay(failed(code)), isOfTheData(failed(code))]).toEqual([inTheWay, ofTheData]);
});

test('what is no error of PostgreSQL has no state', () => {
  expect([undefined, null, 'no', new Error('no'), failed('EPIPE!')].map(sqlState)).toEqual(Array(5).fill(undefined));
});
