import type { Node } from '../../shape/shape.ts';
import { allOf, anyOf, NEVER, no } from '../fold.ts';
import type { Reading } from '../reading.ts';
import { isLogic, partsOf } from './evaluate.ts';
import { ifElse } from './foreign.ts';
import { isConstant } from './isConstant.ts';
import type { Readers } from './readers.ts';
import { truthOfForeign } from './truthOfForeign.ts';

/** Where the result of a rule is true to JSON Logic. */
export function truthOf(rule: unknown, reading: Reading, readers: Readers): Node {
  if (!isLogic(rule) || isConstant(rule)) return truthOfForeign(readers.foreign(rule, reading), reading);
  const { operation, args } = partsOf(rule);
  const inside = reading.in(operation);
  const part = (i: number): Node => readers.truth(args[i], Array.isArray(rule[operation]) ? inside.in(i) : inside);
  switch (operation) {
    case 'and':
      return args.length === 0 ? NEVER : allOf(...args.map((_, i) => part(i)));
    case 'or':
      return anyOf(...args.map((_, i) => part(i)));
    case '!':
      return no(part(0));
    case '!!':
      return part(0);
    case 'if':
    case '?:':
      return branch(0);
    default:
      return truthOfForeign(readers.foreign(rule, reading), reading);
  }

  function branch(i: number): Node {
    if (i >= args.length) return NEVER;
    return i === args.length - 1 ? part(i) : ifElse(part(i), part(i + 1), branch(i + 2));
  }
}
