import type { Truth } from '../conditions/truth.ts';
import type { Moment } from '../funnel/moment.ts';
import { attribute } from './attribute.ts';
import type { Condition } from './nodes.ts';

/** Is a condition true, false, or unknown (undefined) at a moment? */
export function truth(condition: Condition, moment: Moment): Truth {
  switch (condition.kind) {
    case 'all': {
      const parts = condition.of.map((part) => truth(part, moment));
      return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true; // C2
    }
    case 'any': {
      const parts = condition.of.map((part) => truth(part, moment));
      return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false; // C2
    }
    case 'not': {
      const part = truth(condition.of, moment);
      return part === undefined ? undefined : !part; // C2
    }
    case 'exists':
      return attribute(condition.path, moment) !== undefined; // C5
    case 'eq':
      return isOneOf(attribute(condition.path, moment), [condition.value]);
    case 'oneOf':
      return isOneOf(attribute(condition.path, moment), condition.values);
    case 'gte':
      return compared(attribute(condition.path, moment), (seen) => seen >= condition.value);
    case 'lt':
      return compared(attribute(condition.path, moment), (seen) => seen < condition.value);
  }
}

// C3
const isOneOf = (seen: unknown, values: readonly unknown[]): Truth =>
  seen === undefined ? undefined : values.some((value) => value === seen);

// C4
const compared = (seen: unknown, holds: (seen: number) => boolean): Truth =>
  typeof seen !== 'number' || Number.isNaN(seen) ? undefined : holds(seen);
