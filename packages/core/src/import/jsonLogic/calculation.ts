import { compare } from '../../conditions/compare.ts';
import { divide } from '../../terms/divide.ts';
import { minus } from '../../terms/minus.ts';
import { modulo } from '../../terms/modulo.ts';
import { plus } from '../../terms/plus.ts';
import type { Term } from '../../terms/term.ts';
import { times } from '../../terms/times.ts';
import { nothing } from '../javascript/equality.ts';
import type { Reading } from '../reading.ts';
import { choose, constant, derive, lost, type Foreign } from './foreign.ts';

type Operation = '+' | '-' | '*' | '/' | '%' | 'min' | 'max';

/** Numbers worked out of attributes. `+` and `*` give nothing where one is missing; to the others it is 0. */
export function calculationOf(operation: Operation, pieces: readonly Foreign[], reading: Reading): Foreign {
  const nullIsZero = operation !== '+' && operation !== '*';
  const numbers = pieces.map((piece) => asNumber(piece, nullIsZero, reading));
  if (!reading.plain) reading.tell('CONVERSION_LEFT_OUT', 'attributes are counted with where they are numbers');
  return derive(numbers, reading, (...parts) => {
    const terms = parts.map(termOf);
    const lacks = (operation === '/' || operation === '%') && terms.length < 2;
    if (lacks || terms.some((term) => Number.isNaN(term))) return constant(Number.NaN);
    return operation === 'min' || operation === 'max'
      ? extreme(operation, terms, reading)
      : { is: 'number', term: join(operation, terms) };
  });
}

function asNumber(piece: Foreign, nullIsZero: boolean, reading: Reading): Foreign {
  return derive([piece], reading, (one): Foreign => {
    if (one!.is === 'number') return one;
    if (one!.is === 'constant') return constant(nullIsZero ? Number(one.value) : parseFloat(String(one.value)));
    if (one!.is === 'attribute') {
      const number: Foreign = { is: 'number', term: one.path };
      return nullIsZero ? choose(nothing(one.path), constant(0), number) : number;
    }
    reading.lost('NOT_EXPRESSIBLE', 'only numbers can be counted with');
    return lost;
  });
}

const termOf = (piece: Foreign): Term =>
  piece.is === 'number' ? piece.term : piece.is === 'constant' ? Number(piece.value) : Number.NaN;

function join(operation: Operation, terms: readonly Term[]): Term {
  const [left = Number.NaN, right] = terms;
  switch (operation) {
    case '+':
      return terms.length === 1 ? left : plus(...terms);
    case '*':
      return terms.length === 1 ? left : times(...terms);
    case '-':
      return right === undefined ? minus(0, left) : minus(left, right);
    case '/':
      return divide(left, right!);
    default:
      return modulo(left, right!);
  }
}

/** The smallest or the greatest: nothing where one is no number. */
function extreme(operation: 'min' | 'max', [first = Number.NaN, ...rest]: readonly Term[], reading: Reading): Foreign {
  const [is, isNot] = operation === 'min' ? (['lte', 'gt'] as const) : (['gte', 'lt'] as const);
  return rest.reduce<Foreign>(
    (best, term) =>
      derive([best], reading, (one) => {
        const other = termOf(one!);
        const beaten = choose(compare(other, isNot, term), { is: 'number', term }, constant(Number.NaN));
        return choose(compare(other, is, term), one!, beaten);
      }),
    { is: 'number', term: first },
  );
}
