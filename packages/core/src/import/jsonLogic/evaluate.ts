import { written } from '../javascript/written.ts';
import { isList, isObject } from '../reading.ts';

/** An operation that JSON Logic does not have. */
export class UnknownOperation extends Error {}

/** A rule is an object of one key; everything else is data. */
export const isLogic = (rule: unknown): rule is Readonly<Record<string, unknown>> =>
  isObject(rule) && Object.keys(rule).length === 1;

/** The operation of a rule and what it is given, always as a list. */
export function partsOf(rule: Readonly<Record<string, unknown>>): { operation: string; args: readonly unknown[] } {
  const operation = Object.keys(rule)[0]!;
  const args = rule[operation];
  return { operation, args: isList(args) ? args : [args] };
}

/** What JSON Logic takes as true: what JavaScript does, but for an empty list. */
export const isTruthy = (value: unknown): boolean => (isList(value) ? value.length > 0 : Boolean(value));

/** A rule worked out as the JavaScript library does. For rules that look at no attribute, and at nothing of unknown depth. */
export function evaluate(rule: unknown, data: unknown): unknown {
  if (isList(rule)) return rule.map((one) => evaluate(one, data));
  if (!isLogic(rule)) return rule;
  const { operation, args } = partsOf(rule);
  const lazy = LAZY[operation];
  if (lazy) return lazy(args, data);
  const simple = Object.hasOwn(SIMPLE, operation) ? SIMPLE[operation] : undefined;
  const given = args.map((one) => evaluate(one, data));
  if (simple) return simple(...given);
  if (operation === 'var') return lookUp(data, given[0], given[1]);
  if (operation === 'missing') return lacking(isList(given[0]) ? given[0] : given, data);
  if (operation === 'missing_some') return lackingSome(given[0], given[1], data);
  throw new UnknownOperation(operation);
}

type Values = readonly unknown[];

const LAZY: Readonly<Record<string, (args: Values, data: unknown) => unknown>> = {
  if: choose,
  '?:': choose,
  and: (args, data) => firstOf(args, data, false),
  or: (args, data) => firstOf(args, data, true),
  filter: ([list, test], data) => elements(list, data).filter((one) => isTruthy(evaluate(test, one))),
  map: ([list, body], data) => elements(list, data).map((one) => evaluate(body, one)),
  reduce: ([list, body, initial], data) =>
    elements(list, data).reduce<unknown>(
      (accumulator, current) => evaluate(body, { current, accumulator }),
      initial === undefined ? null : evaluate(initial, data),
    ),
  all: ([list, test], data) => {
    const seen = elements(list, data);
    return seen.length > 0 && seen.every((one) => isTruthy(evaluate(test, one)));
  },
  none: ([list, test], data) => !elements(list, data).some((one) => isTruthy(evaluate(test, one))),
  some: ([list, test], data) => elements(list, data).some((one) => isTruthy(evaluate(test, one))),
};

const number = (value: unknown): number => Number(value);

const SIMPLE: Readonly<Record<string, (...args: Values) => unknown>> = {
  '==': (a, b) => a == b,
  '!=': (a, b) => a != b,
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
  '>': (a, b) => (a as number) > (b as number),
  '>=': (a, b) => (a as number) >= (b as number),
  '<': (a, b, c) => (a as number) < (b as number) && (c === undefined || (b as number) < (c as number)),
  '<=': (a, b, c) => (a as number) <= (b as number) && (c === undefined || (b as number) <= (c as number)),
  '!': (a) => !isTruthy(a),
  '!!': isTruthy,
  log: (a) => a,
  in: (a, b) => (typeof b === 'string' ? b.includes(written(a)) : isList(b) && b.indexOf(a) >= 0),
  cat: (...args) => args.join(''),
  substr: (source, start, length) => part(written(source), number(start), length),
  '+': (...args) => args.reduce<number>((sum, one) => sum + parseFloat(written(one)), 0),
  '*': (...args) => args.reduce((product, one) => parseFloat(written(product)) * parseFloat(written(one))),
  '-': (a, b) => (b === undefined ? -number(a) : number(a) - number(b)),
  '/': (a, b) => number(a) / number(b),
  '%': (a, b) => number(a) % number(b),
  min: (...args) => Math.min(...args.map(number)),
  max: (...args) => Math.max(...args.map(number)),
  merge: (...args) => args.flat(),
};

function choose(args: Values, data: unknown): unknown {
  let i = 0;
  for (; i < args.length - 1; i += 2) if (isTruthy(evaluate(args[i], data))) return evaluate(args[i + 1], data);
  return i === args.length - 1 ? evaluate(args[i], data) : null;
}

function firstOf(args: Values, data: unknown, wanted: boolean): unknown {
  let value: unknown;
  for (const one of args) {
    value = evaluate(one, data);
    if (isTruthy(value) === wanted) return value;
  }
  return value;
}

function elements(list: unknown, data: unknown): Values {
  const seen = evaluate(list, data);
  return isList(seen) ? seen : [];
}

/** A negative length leaves so many characters out at the end. */
function part(text: string, start: number, length: unknown): string {
  const from = start < 0 ? Math.max(0, text.length + start) : start || 0;
  const rest = text.slice(from);
  if (length === undefined) return rest;
  const count = number(length);
  return count < 0 ? rest.slice(0, count) : rest.slice(0, count || 0);
}

function lookUp(data: unknown, name: unknown, otherwise: unknown = null): unknown {
  if (name === undefined || name === null || name === '') return data;
  let value: unknown = data;
  for (const key of written(name).split('.')) {
    if (value === null || value === undefined) return otherwise;
    value = Object.hasOwn(Object(value) as object, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return value === undefined ? otherwise : value;
}

const lacking = (names: Values, data: unknown): Values =>
  names.filter((name) => {
    const value = lookUp(data, name);
    return value === null || value === '';
  });

function lackingSome(needed: unknown, names: unknown, data: unknown): Values {
  const all = isList(names) ? names : [names];
  const found = lacking(all, data);
  return all.length - found.length >= number(needed) ? [] : found;
}
