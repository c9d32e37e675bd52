import { all } from '../../src/conditions/all.ts';
import { any } from '../../src/conditions/any.ts';
import { compare, type Comparison } from '../../src/conditions/compare.ts';
import { eq } from '../../src/conditions/eq.ts';
import { missing } from '../../src/conditions/missing.ts';
import { ne } from '../../src/conditions/ne.ts';
import { not } from '../../src/conditions/not.ts';
import type { Node } from '../../src/shape/shape.ts';
import { plus } from '../../src/terms/plus.ts';
import type { Term } from '../../src/terms/term.ts';
import { CannotSay } from './cannotSay.ts';
import type { Tokens } from './tokens.ts';

const IS: Readonly<Record<string, Comparison>> = {
  '==': 'eq',
  '!=': 'ne',
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
};
const TURNED: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  gte: 'lte',
  lt: 'gt',
  lte: 'gte',
};

/** A value in a condition: a path, a number, a text, or something worked out. */
type Value = { readonly text: string } | { readonly term: Term };

/** Reads the condition of a step, whose own events may be named by `own`. */
export function siddhiCondition(tokens: Tokens, own: string | undefined): Node {
  const parts = [conjunction(tokens, own)];
  while (tokens.skip('or')) parts.push(conjunction(tokens, own));
  return parts.length === 1 ? parts[0]! : any(...parts);
}

function conjunction(tokens: Tokens, own: string | undefined): Node {
  const parts = [single(tokens, own)];
  while (tokens.skip('and')) parts.push(single(tokens, own));
  return parts.length === 1 ? parts[0]! : all(...parts);
}

function single(tokens: Tokens, own: string | undefined): Node {
  if (tokens.skip('not')) return not(single(tokens, own));
  if (tokens.skip('(')) {
    const inner = siddhiCondition(tokens, own);
    tokens.expect(')');
    return inner;
  }
  const left = value(tokens, own);
  if (tokens.skip('is')) {
    tokens.expect('null');
    return missing(pathOf(left));
  }
  const is = IS[tokens.take()];
  if (is === undefined) throw new Error('expected a comparison');
  const right = value(tokens, own);
  if ('text' in left) return compared(right, TURNED[is], left);
  return compared(left, is, right);
}

function compared(left: Value, is: Comparison, right: Value): Node {
  if (!('text' in right)) return compare((left as { term: Term }).term, is, right.term);
  if (is !== 'eq' && is !== 'ne') throw new CannotSay('texts are not ordered');
  return is === 'eq' ? eq(pathOf(left), right.text) : ne(pathOf(left), right.text);
}

function pathOf(left: Value): string {
  if ('term' in left && typeof left.term === 'string') return left.term;
  throw new Error('expected an attribute');
}

function value(tokens: Tokens, own: string | undefined): Value {
  const first = operand(tokens, own);
  if (!tokens.skip('+')) return first;
  const second = operand(tokens, own);
  if ('text' in first || 'text' in second) throw new CannotSay('texts are not added');
  return { term: plus(first.term, second.term) };
}

function operand(tokens: Tokens, own: string | undefined): Value {
  const word = tokens.take();
  if (word.startsWith("'")) return { text: word.slice(1, -1) };
  if (/^\d/.test(word)) return { term: Number.parseFloat(word) };
  if (tokens.skip('[')) {
    const place = tokens.take();
    if (place !== 'last') throw new CannotSay('an event of a loop by its number');
    if (tokens.next === '-') throw new CannotSay('the event of a loop before the last');
    tokens.expect(']');
  }
  if (!tokens.skip('.')) return { term: `event.${word}` };
  const attribute = tokens.take();
  // A step that is named inside itself is the event at hand, but for a loop, which may look at what it took last.
  return { term: word === own ? `event.${attribute}` : `steps.${word}.${attribute}` };
}
