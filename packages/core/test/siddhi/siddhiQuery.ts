import type { Node } from '../../src/shape/shape.ts';
import { CannotSay } from './cannotSay.ts';
import { siddhiCondition } from './siddhiCondition.ts';
import { Tokens } from './tokens.ts';

/** A query as it is written. */
export type Query =
  | {
      readonly is: 'stream';
      readonly name: string;
      readonly stream: string;
      readonly where: Node | undefined;
      readonly min: number;
      readonly max: number;
    }
  | { readonly is: 'not'; readonly stream: string; readonly where: Node | undefined; readonly for: number | undefined }
  | { readonly is: 'every'; readonly of: Query }
  | { readonly is: 'and' | 'or'; readonly of: readonly Query[] }
  | { readonly is: 'then' | 'next'; readonly of: readonly Query[] };

/** What is asked of a query, and within which time. */
export interface Asked {
  readonly query: Query;
  readonly within: number | undefined;
}

const UNITS: Readonly<Record<string, number>> = {
  sec: 1000,
  second: 1000,
  seconds: 1000,
  milliseconds: 1,
  min: 60_000,
};

/** Reads what stands between `from` and `select`. */
export function siddhiQuery(app: string): Asked {
  const flat = app.replace(/\\n/g, ' ');
  const queries = flat.match(/\bfrom\b/g) ?? [];
  if (queries.length !== 1) throw new CannotSay('a query over the results of another');
  const text = /\bfrom\b(.*?)(?:\bselect\b|\binsert\b)/s.exec(flat)?.[1] ?? '';
  if (text.includes('#window')) throw new CannotSay('a window of events as a stream');
  // In one case nothing stands between the query and `select`.
  return new QueryReader(new Tokens(text)).asked();
}

class QueryReader {
  readonly #tokens: Tokens;
  #names = 0;
  #within: number | undefined;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  asked(): Asked {
    const query = this.#sequence();
    if (this.#tokens.next !== undefined) throw new Error(`not understood: ${this.#tokens.next}`);
    return { query, within: this.#within };
  }

  #sequence(): Query {
    const parts = [this.#logic()];
    const arrow = this.#tokens.next;
    while (arrow !== undefined && (arrow === '->' || arrow === ',') && this.#tokens.skip(arrow))
      parts.push(this.#logic());
    if (this.#tokens.skip('within')) this.#within = this.#time();
    if (parts.length === 1) return parts[0]!;
    return { is: arrow === ',' ? 'next' : 'then', of: parts };
  }

  #logic(): Query {
    if (this.#tokens.skip('every')) return { is: 'every', of: this.#logic() };
    const left = this.#unit();
    const word = this.#tokens.next;
    if (word !== 'and' && word !== 'or') return left;
    this.#tokens.take();
    return { is: word, of: [left, this.#unit()] };
  }

  #unit(): Query {
    const tokens = this.#tokens;
    if (tokens.skip('(')) {
      const inner = this.#sequence();
      tokens.expect(')');
      return inner;
    }
    if (tokens.skip('not')) {
      const stream = tokens.take();
      const where = this.#where(undefined);
      return { is: 'not', stream, where, for: tokens.skip('for') ? this.#time() : undefined };
    }
    const isNamed = tokens.after(1) === '=';
    const name = isNamed ? tokens.take() : `unnamed${(this.#names += 1)}`;
    if (isNamed) tokens.expect('=');
    const stream = tokens.take();
    const where = this.#where(name);
    return { is: 'stream', name, stream, where, ...this.#times() };
  }

  #where(own: string | undefined): Node | undefined {
    if (!this.#tokens.skip('[')) return undefined;
    const where = siddhiCondition(this.#tokens, own);
    this.#tokens.expect(']');
    return where;
  }

  #times(): { readonly min: number; readonly max: number } {
    const tokens = this.#tokens;
    if (tokens.skip('*')) return { min: 0, max: Infinity };
    if (tokens.skip('+')) return { min: 1, max: Infinity };
    if (tokens.skip('?')) return { min: 0, max: 1 };
    if (!tokens.skip('<')) return { min: 1, max: 1 };
    const from = tokens.next === ':' ? 0 : Number(tokens.take());
    if (tokens.skip('>')) return { min: from, max: from };
    tokens.expect(':');
    const to = tokens.next === '>' ? Infinity : Number(tokens.take());
    tokens.expect('>');
    return { min: from, max: to };
  }

  #time(): number {
    const word = this.#tokens.take();
    const [, count, unit] = /^(\d+)([a-z]*)$/.exec(word) ?? [];
    return Number(count) * UNITS[unit === undefined || unit === '' ? this.#tokens.take() : unit]!;
  }
}
