import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { CompiledCondition, Leaf } from './conditionRule.ts';
import type { Relation } from './relation.ts';
import type { Truth } from './truth.ts';

/**
 * A condition that compares one attribute with an operand. A large strategy has a million of these, most of which only an
 * index ever looks at: one small object each, and functions only once somebody asks for them.
 */
export class AttributeComparison implements CompiledCondition, Leaf {
  readonly at: Pointer;
  readonly path: string;
  readonly read: (moment: Moment) => unknown;
  readonly relation: Relation;
  readonly operand: never;
  /** There only where it has one: hardly any does. */
  declare key?: string;
  #test: ((moment: Moment) => Truth) | undefined;

  constructor(at: Pointer, path: string, read: (moment: Moment) => unknown, relation: Relation, operand: never) {
    this.at = at;
    this.path = path;
    this.read = read;
    this.relation = relation;
    this.operand = operand;
  }

  get is(): 'leaf' {
    return 'leaf';
  }

  get form(): Leaf {
    return this;
  }

  get test(): (moment: Moment) => Truth {
    return (this.#test ??= testOf(this));
  }
}

const testOf =
  ({ read, relation, operand }: Leaf) =>
  (moment: Moment): Truth =>
    relation.holds(read(moment), operand);
