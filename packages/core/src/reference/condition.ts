import type { Custom } from '../conditions/custom.ts';
import type { Truth } from '../conditions/truth.ts';
import { attribute } from './attribute.ts';
import { compared, has, isAnInstant, isAVersion, isOneOf, isText } from './comparisons.ts';
import type { Moment } from './moment.ts';
import type { Condition } from './nodes.ts';
import { valueOf } from './term.ts';
import { weekday, wallClock } from './wallClock.ts';

/** Is a condition true, false, or unknown (undefined) at a moment? */
export function truth(condition: Condition, moment: Moment): Truth {
  const { path = 'now' } = condition as { readonly path?: string }; // C13: now, where nothing else is said
  const seen = attribute(path, moment);
  switch (condition.kind) {
    case 'all':
      return all(condition.of.map((part) => truth(part, moment)));
    case 'any':
      return any(condition.of.map((part) => truth(part, moment)));
    case 'not':
      return not(truth(condition.of, moment));
    case 'isTrue':
      return truth(condition.of, moment) === true; // C6
    case 'exists':
      return seen !== undefined; // C5
    case 'missing':
      return seen === undefined; // C5
    case 'eq':
      return isOneOf(seen, [condition.value]);
    case 'ne':
      return not(isOneOf(seen, [condition.value]));
    case 'oneOf':
      return isOneOf(seen, condition.values, condition.ignoreCase);
    case 'noneOf':
      return not(isOneOf(seen, condition.values, condition.ignoreCase));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return compared(seen, condition.kind, condition.value);
    case 'between':
      return all([compared(seen, 'gte', condition.from), compared(seen, 'lte', condition.to)]); // C4
    case 'startsWith':
      return isText(seen, condition, (one, other) => one.slice(0, other.length) === other); // C7
    case 'endsWith':
      return isText(seen, condition, (one, other) => one.slice(one.length - other.length) === other); // C7
    case 'includes':
      return isText(seen, condition, (one, other) => one.indexOf(other) >= 0); // C7
    case 'matches':
      return typeof seen === 'string' && seen.length <= 10_000
        ? new RegExp(condition.pattern, condition.ignoreCase ? 'i' : '').test(seen)
        : undefined; // C8
    case 'isType': {
      const type = seen === null ? 'null' : Array.isArray(seen) ? 'array' : typeof seen;
      return seen === undefined ? undefined : type === condition.type; // C9
    }
    case 'contains':
      return has(seen, (list) => list.includes(condition.value)); // C10
    case 'containsAny':
      return has(seen, (list) => condition.values.some((value) => list.includes(value))); // C10
    case 'containsAll':
      return has(seen, (list) => condition.values.every((value) => list.includes(value))); // C10
    case 'some':
      return ofElements(condition, seen, moment, any); // C11
    case 'every':
      return ofElements(condition, seen, moment, all); // C11
    case 'none':
      return not(ofElements(condition, seen, moment, any)); // C11
    case 'before':
      return isAnInstant(seen, (at) => at < condition.at); // C12
    case 'after':
      return isAnInstant(seen, (at) => at > condition.at); // C12
    case 'within': {
      const { last = 0, next = 0 } = condition;
      return isAnInstant(seen, (at) => moment.now - last <= at && at <= moment.now + next); // C12
    }
    case 'dayOfWeek': {
      const day = weekday(attribute('profile.timeZone', moment)) ?? weekday(condition.zone ?? 'UTC')!;
      return isAnInstant(seen, (at) => condition.days.some((name) => name === day(at))); // C13
    }
    case 'timeOfDay': {
      const { from, to, zone = 'UTC' } = condition;
      const clock = wallClock(attribute('profile.timeZone', moment)) ?? wallClock(zone)!;
      return isAnInstant(seen, (at) =>
        from <= to ? from <= clock(at) && clock(at) < to : from <= clock(at) || clock(at) < to,
      ); // C13
    }
    case 'version':
      return isAVersion(seen, condition.is, condition.value);
    case 'compare': {
      const left = valueOf(condition.left, moment);
      const right = valueOf(condition.right, moment);
      if (condition.is !== 'eq' && condition.is !== 'ne') return compared(left, condition.is, right); // C15
      if (!isScalar(left) || !isScalar(right)) return undefined;
      return condition.is === 'eq' ? left === right : left !== right; // C15
    }
    case 'named':
      return truth(moment.plan!.conditions[condition.name]!, outside(moment)); // C18
    case 'custom':
      return asked(condition, outside(moment));
  }
}

// C2
const all = (parts: readonly Truth[]): Truth =>
  parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;

const any = (parts: readonly Truth[]): Truth =>
  parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;

const not = (part: Truth): Truth => (part === undefined ? undefined : !part);

// C11
const ofElements = (
  { of }: { readonly of: Condition },
  list: unknown,
  moment: Moment,
  join: (parts: readonly Truth[]) => Truth,
): Truth =>
  Array.isArray(list) ? join(Array.from(list, (element: unknown) => truth(of, { ...moment, element }))) : undefined;

/** What is named or code sees no element. */
export function outside(moment: Moment): Moment {
  const { element: _, ...outer } = moment;
  return outer;
}

// C19
function asked(custom: Custom, moment: Moment): Truth {
  if (!hasFailed(custom, moment)) return answer(custom, moment) as Truth;
  moment.fail!(custom.name);
  return undefined;
}

const answer = ({ name, input }: Custom, moment: Moment): unknown =>
  moment.plan!.bindings.conditions![name]!(moment, input);

/** C19: does the code throw, or give what is no truth? */
export function hasFailed(custom: Custom, moment: Moment): boolean {
  try {
    return ![true, false, undefined].includes(answer(custom, moment) as Truth);
  } catch {
    return true;
  }
}

const isScalar = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);
