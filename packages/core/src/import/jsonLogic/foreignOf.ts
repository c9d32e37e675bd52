import { ALWAYS, no } from '../fold.ts';
import type { Reading } from '../reading.ts';
import { isList } from '../reading.ts';
import { calculationOf } from './calculation.ts';
import { elementsOf, quantified } from './elements.ts';
import { equal } from './equal.ts';
import { evaluate, isLogic, partsOf, UnknownOperation } from './evaluate.ts';
import { choose, constant, derive, lost, truth, type Foreign } from './foreign.ts';
import { inOrder } from './inOrder.ts';
import { inside } from './inside.ts';
import { isConstant } from './isConstant.ts';
import { joined } from './joined.ts';
import { merged, missingOf, missingSome } from './missingOf.ts';
import type { Readers } from './readers.ts';
import { truthOfForeign } from './truthOfForeign.ts';
import { variable } from './variable.ts';

/** What a rule gives. */
export function foreignOf(rule: unknown, reading: Reading, readers: Readers): Foreign {
  if (isConstant(rule)) return workedOut(rule, reading);
  if (isList(rule))
    return { is: 'list', items: rule.map((one, i) => ({ when: ALWAYS, item: readers.foreign(one, reading.in(i)) })) };
  if (!isLogic(rule)) return constant(rule);
  const { operation, args } = partsOf(rule);
  const here = reading.in(operation);
  const at = (i: number): Reading => (isList(rule[operation]) ? here.in(i) : here);
  const piece = (i: number): Foreign => (i < args.length ? readers.foreign(args[i], at(i)) : constant(undefined));
  const all = (): readonly Foreign[] => args.map((_, i) => piece(i));
  switch (operation) {
    case 'var':
      return derive([piece(0), piece(1)], here, (name, otherwise) => variable(name!, otherwise!, here));
    case 'and':
    case 'or':
      return firstOf(operation === 'or', all(), here);
    case 'if':
    case '?:':
      return branch(0);
    case '!':
    case '!!':
    case 'all':
    case 'some':
    case 'none':
      return operation.startsWith('!')
        ? truth(readers.truth(rule, reading))
        : truth(quantified(operation, args, here, readers));
    case '==':
    case '===':
      return truth(equal(piece(0), piece(1), operation === '==', here));
    case '!=':
    case '!==':
      return truth(no(equal(piece(0), piece(1), operation === '!=', here)));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return truth(inOrder(operation, all(), here));
    case 'in':
      return truth(inside(piece(0), piece(1), here));
    case 'missing':
      return missingOf(all(), here);
    case 'missing_some':
      return missingSome(piece(0), piece(1), here);
    case 'merge':
      return merged(all(), here);
    case 'filter':
    case 'map':
      return elementsOf(operation, args, here, readers);
    case 'log':
      return piece(0);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case 'min':
    case 'max':
      return calculationOf(operation, all(), here);
    case 'substr':
      return derive([piece(0), piece(1), piece(2)], here, (text, start, length) => part(text!, start!, length!, here));
    case 'cat':
      return derive(all(), here, (...of) => joined(of, here));
    default:
      return nothing(operation, here);
  }

  function branch(i: number): Foreign {
    if (i >= args.length) return constant(null);
    if (i === args.length - 1) return piece(i);
    return choose(readers.truth(args[i], at(i)), piece(i + 1), branch(i + 2));
  }
}

function firstOf(wanted: boolean, [piece, ...rest]: readonly Foreign[], reading: Reading): Foreign {
  if (piece === undefined || rest.length === 0) return piece ?? constant(undefined);
  const others = firstOf(wanted, rest, reading);
  const when = truthOfForeign(piece, reading);
  return wanted ? choose(when, piece, others) : choose(when, others, piece);
}

function workedOut(rule: unknown, reading: Reading): Foreign {
  try {
    return constant(evaluate(rule, {}));
  } catch (error) {
    if (error instanceof UnknownOperation) return nothing(error.message, reading);
    reading.lost('FORM_INVALID', 'this cannot be worked out');
    return lost;
  }
}

function nothing(operation: string, reading: Reading): Foreign {
  const known = operation === 'reduce';
  if (known) reading.lost('NOT_EXPRESSIBLE', `no condition can do '${operation}' with attributes`);
  else reading.lost('OPERATOR_UNKNOWN', `'${operation}' is no operation of JSON Logic, or runs code`);
  return lost;
}

function part(text: Foreign, start: Foreign, length: Foreign, reading: Reading): Foreign {
  const all = [text, start, ...(length.is === 'constant' && length.value === undefined ? [] : [length])];
  if (all.every((one) => one.is === 'constant')) return workedOut({ substr: all.map(({ value }) => value) }, reading);
  const from = start.is === 'constant' ? Number(start.value ?? 0) : Number.NaN;
  const count = length.is === 'constant' ? length.value : Number.NaN;
  if (text.is === 'attribute' && Number.isInteger(from) && (count === undefined || Number.isInteger(count)))
    return { is: 'substr', path: text.path, start: from, length: count as number | undefined };
  reading.lost('NOT_EXPRESSIBLE', 'only a part of an attribute, between places that are known, can be compared');
  return lost;
}
