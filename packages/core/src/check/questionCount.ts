import type { Named } from '../conditions/named.ts';
import { own } from '../internal/own.ts';
import type { Family, Fields, Node, Shape } from '../shape/shape.ts';
import type { ReadableVocabulary } from '../strategy/readableVocabulary.ts';
import type { Strategy } from '../strategy/strategy.ts';

/**
 * Counts the questions that a piece of a strategy asks where each of its parts is asked once: its conditions, those that are named among them, and its factors. What looks at the
 * members of a list asks it of each.
 */
export class QuestionCount {
  readonly #conditions: Readonly<Record<string, Node>>;
  readonly #vocabulary: ReadableVocabulary;
  readonly #members: number;
  readonly #known = new Map<string, number>();

  constructor({ conditions = {} }: Strategy, vocabulary: ReadableVocabulary, members: number) {
    this.#conditions = conditions;
    this.#vocabulary = vocabulary;
    this.#members = members;
  }

  /** Those of a node, itself among them. */
  of(node: Node, family: Family): number {
    const named = family === 'condition' && node.kind === 'named' ? this.#named((node as Named).name) : 0;
    return (ASKED.has(family) ? 1 : 0) + named + this.#within(node, family);
  }

  /** Those of factors when a decision says what its score was made of: each of them is asked again for each that it is a part of. */
  ofParts(node: Node): number {
    const fields = this.#vocabulary.fields('factor', node.kind);
    const parts = fields === undefined ? [] : factorsIn(node, fields);
    return this.of(node, 'factor') + parts.reduce((sum, part) => sum + this.ofParts(part), 0);
  }

  #named(name: string): number {
    let count = this.#known.get(name);
    if (count === undefined) {
      count = this.of(own(this.#conditions, name)!, 'condition');
      this.#known.set(name, count);
    }
    return count;
  }

  #within(node: Node, family: Family): number {
    const fields = this.#vocabulary.fields(family, node.kind);
    return fields === undefined ? 0 : valuesOf(node, fields).reduce((sum, [value, of]) => sum + this.#in(value, of), 0);
  }

  #in(value: unknown, shape: Shape): number {
    switch (shape.is) {
      case 'node':
        return (shape.scope === undefined ? 1 : this.#members) * this.of(value as Node, shape.family);
      case 'object':
        return valuesOf(value as object, shape.fields).reduce((sum, [each, of]) => sum + this.#in(each, of), 0);
      case 'list':
      case 'record':
        return Object.values(value as object).reduce<number>((sum, each) => sum + this.#in(each, shape.of), 0);
      default:
        return 0;
    }
  }
}

const ASKED: ReadonlySet<Family> = new Set(['condition', 'factor']);

/** The fields that something has, each with its shape. */
const valuesOf = (value: object, { required, optional = {} }: Fields): readonly (readonly [unknown, Shape])[] =>
  Object.entries({ ...required, ...optional }).flatMap(([name, shape]) =>
    Object.hasOwn(value, name) ? [[(value as Readonly<Record<string, unknown>>)[name], shape] as const] : [],
  );

const factorsIn = (node: Node, fields: Fields): readonly Node[] =>
  valuesOf(node, fields).flatMap(([value, shape]) => {
    if (shape.is === 'node' && shape.family === 'factor') return [value as Node];
    return shape.is === 'list' && shape.of.is === 'node' && shape.of.family === 'factor' ? (value as Node[]) : [];
  });
