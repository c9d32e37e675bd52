import {
  after,
  all,
  any,
  before,
  eq,
  exists,
  gte,
  instant,
  lt,
  missing,
  ne,
  not,
  oneOf,
  within,
  type Node,
} from '@opportune/core';

import type { Operator } from './dittofeedCase.ts';
import { Unsaid } from './unsaid.ts';

/** What an operator of the suite asks of an attribute. A text that is empty is as good as none. */
export function conditionOf(path: string, { type, value, windowSeconds, comparator }: Operator): Node {
  switch (type) {
    case 'Equals':
      return oneOf(path, spellings(value!));
    case 'NotEquals':
      return any(missing(path), not(oneOf(path, spellings(value!))));
    case 'Exists':
      return all(exists(path), ne(path, ''));
    case 'NotExists':
      return any(missing(path), eq(path, ''));
    case 'LessThan':
      return lt(path, Number(value));
    case 'GreaterThanOrEqual':
      return gte(path, Number(value));
    case 'Within':
      return within(path, { last: windowSeconds! * 1000 });
    case 'AbsoluteTimestamp':
      return comparator?.toLowerCase() === 'after'
        ? after(path, instant(String(value)))
        : before(path, instant(String(value)));
    default:
      throw new Unsaid(type);
  }
}

/** The suite compares as text. */
const spellings = (value: string | number): readonly (string | number)[] => {
  const number = Number(value);
  return String(number) === String(value) ? [String(value), number] : [value];
};
