import type { Node } from '../../shape/shape.ts';
import { isTree } from '../isTree.ts';
import type { Reading } from '../reading.ts';
import { foreignOf } from './foreignOf.ts';
import type { Readers } from './readers.ts';
import { truthOf } from './truthOf.ts';

const readers: Readers = {
  truth: (rule, reading) => truthOf(rule, reading, readers),
  foreign: (rule, reading) => foreignOf(rule, reading, readers),
};

/** Where the result of a whole rule is true to JSON Logic. */
export const ruleTruth = (rule: unknown, reading: Reading): Node =>
  isTree(rule) ? readers.truth(rule, reading) : reading.lost('TOO_LARGE', 'the rule is too deep or too large');
