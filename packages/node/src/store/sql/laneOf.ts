import type { Lane } from '@opportune/core';

import { toKey } from './key.ts';
import type { Statement } from './work.ts';

/** What is of a lane, as a condition. */
export function laneOf(lane: Lane | undefined): Statement {
  if (lane === undefined) return { sql: '1 = 1', values: [] };
  if ('of' in lane) return { sql: 'channel = ?', values: [toKey(lane.of)] };
  return between([...new Set(lane.notOf.map(toKey))].sort(inBytes));
}

/** The gaps between some names. To leave the names out would be one test a row; a gap is found by the index, and is empty mostly. */
function between(names: readonly string[]): Statement {
  const gaps = [undefined, ...names].map((name, n) => {
    const ends = [...(name === undefined ? [] : ['channel > ?']), ...(n < names.length ? ['channel < ?'] : [])];
    return ends.length === 0 ? '1 = 1' : `(${ends.join(' AND ')})`;
  });
  // Each name ends one gap and begins the next.
  return { sql: `(${gaps.join(' OR ')})`, values: names.flatMap((name) => [name, name]) };
}

/** As the databases compare keys. */
const inBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
