import type { Blame } from '../conditions/conditionRule.ts';
import type { Moment } from '../funnel/moment.ts';
import { attribute } from './attribute.ts';
import { truth } from './condition.ts';
import type { Condition } from './nodes.ts';

/** The clause that makes a condition anything but true: what it looked at, and what it needed. */
export function blame(condition: Condition, moment: Moment, at: string): Blame {
  switch (condition.kind) {
    case 'all': {
      const parts = condition.of.map((part) => truth(part, moment));
      const guilty = parts.includes(false) ? parts.indexOf(false) : parts.indexOf(undefined);
      return within(condition.of, guilty, moment, at);
    }
    case 'any': {
      const parts = condition.of.map((part) => truth(part, moment));
      return within(condition.of, Math.max(0, parts.indexOf(undefined)), moment, at);
    }
    case 'not': {
      const inner = blame(condition.of, moment, `${at}/of`);
      if (truth(condition, moment) === undefined) return inner;
      return { ...inner, clause: at, ...(inner.needed === undefined ? {} : { needed: { not: inner.needed } }) };
    }
    case 'exists':
      return seenOf(condition.path, moment, at, { exists: true });
    case 'oneOf':
      return seenOf(condition.path, moment, at, { oneOf: condition.values });
    default:
      return seenOf(condition.path, moment, at, { [condition.kind]: condition.value });
  }
}

function within(parts: readonly Condition[], i: number, moment: Moment, at: string): Blame {
  const part = parts[i];
  return part === undefined ? { clause: at } : blame(part, moment, `${at}/of/${i}`);
}

const seenOf = (path: string, moment: Moment, clause: string, needed: unknown): Blame => ({
  clause,
  path,
  seen: attribute(path, moment),
  needed,
});
