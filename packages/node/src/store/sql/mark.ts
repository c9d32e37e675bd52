import { createHash } from 'node:crypto';

/**
 * What is remembered of the id of an input, in the digits of a whole number of 64 bits: the first of its SHA-256, so that nobody
 * can make up an id that is taken for somebody else's. It takes a sixth of the room of a random id as text.
 */
export const markOf = (key: string): string => createHash('sha256').update(key).digest().readBigInt64BE().toString();

/** Before all of them. */
export const FIRST_MARK = '-9223372036854775808';
