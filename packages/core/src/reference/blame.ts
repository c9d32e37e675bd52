import type { Blame } from '../conditions/conditionRule.ts';
import { attribute } from './attribute.ts';
import { hasFailed, outside, truth } from './condition.ts';
import { instant } from './instant.ts';
import type { Moment } from './moment.ts';
import type { Condition } from './nodes.ts';
import { pointer } from './pointer.ts';
import { pathsOf, valueOf } from './term.ts';
import { wallClock, weekday } from './wallClock.ts';

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
    case 'isTrue':
      return blame(condition.of, moment, `${at}/of`);
    case 'named':
      return blame(moment.plan!.conditions[condition.name]!, outside(moment), pointer('conditions', condition.name));
    case 'custom':
      return {
        clause: at,
        needed: { custom: condition.name },
        ...(hasFailed(condition, outside(moment)) ? { failed: condition.name } : {}),
      };
    case 'compare':
      return blameTerms(condition, moment, at);
    case 'some':
    case 'every':
    case 'none': {
      const seen = attribute(condition.path, moment);
      const element: unknown = Array.isArray(seen) ? seen[0] : undefined;
      const { needed = true } = blame(condition.of, { ...moment, element }, `${at}/of`);
      return { clause: at, path: condition.path, seen, needed: { [condition.kind]: needed } };
    }
    case 'dayOfWeek':
    case 'timeOfDay': {
      const { path = 'now' } = condition;
      const seen = attribute(path, moment);
      const then = instant(seen);
      const needed = { [condition.kind]: operand(condition) };
      return { clause: at, path, seen: then === undefined ? seen : local(condition, then, moment), needed };
    }
    default: {
      const { path, kind } = condition;
      return { clause: at, path, seen: attribute(path, moment), needed: { [kind]: operand(condition) } };
    }
  }
}

function within(parts: readonly Condition[], i: number, moment: Moment, at: string): Blame {
  const part = parts[i];
  return part === undefined ? { clause: at } : blame(part, moment, `${at}/of/${i}`);
}

type Local = Extract<Condition, { readonly kind: 'dayOfWeek' | 'timeOfDay' }>;

function local({ kind, zone = 'UTC' }: Local, then: number, moment: Moment): string {
  const show = kind === 'dayOfWeek' ? weekday : wallClock;
  return (show(attribute('profile.timeZone', moment)) ?? show(zone)!)(then);
}

function blameTerms(
  { left, is, right }: Extract<Condition, { readonly kind: 'compare' }>,
  moment: Moment,
  clause: string,
): Blame {
  const needed = { [is]: valueOf(right, moment) };
  const missing = [...pathsOf(left), ...pathsOf(right)].find((path) => attribute(path, moment) === undefined);
  if (missing !== undefined) return { clause, path: missing, seen: undefined, needed };
  return { clause, ...(typeof left === 'string' ? { path: left } : {}), seen: valueOf(left, moment), needed };
}

type Leaf = Extract<Condition, { readonly path: string }>;

/** What a condition compares with. */
function operand(condition: Leaf | Local): unknown {
  switch (condition.kind) {
    case 'exists':
    case 'missing':
      return true;
    case 'oneOf':
    case 'noneOf':
    case 'containsAny':
    case 'containsAll':
      return condition.values;
    case 'between':
    case 'timeOfDay':
      return [condition.from, condition.to];
    case 'startsWith':
    case 'endsWith':
    case 'includes':
      return condition.text;
    case 'matches':
      return condition.pattern;
    case 'isType':
      return condition.type;
    case 'before':
    case 'after':
      return condition.at;
    case 'within': {
      const { kind: _kind, path: _path, ...span } = condition;
      return span;
    }
    case 'dayOfWeek':
      return condition.days;
    case 'version':
      return { [condition.is]: condition.value };
    case 'some':
    case 'every':
    case 'none':
      return undefined;
    default:
      return condition.value;
  }
}
