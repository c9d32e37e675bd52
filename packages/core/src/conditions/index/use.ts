import { IntList } from '../../internal/intList.ts';
import type { Scalar } from '../../shape/shape.ts';
import type { CompiledCondition, Leaf } from '../conditionRule.ts';
import type { Relation } from '../relation.ts';
import type { Truth } from '../truth.ts';
import type { Wanted } from './wanted.ts';

/** Which answers of a condition are wanted. */
export interface Question extends Pick<Leaf, 'relation' | 'operand'> {
  /** Or one that is equal. */
  readonly condition: CompiledCondition;
  readonly wanted: Wanted;
  readonly cuts: readonly Scalar[];
}

/**
 * What rows ask of one subject, in the order of the rows: row `rows.at(i)` asks question `asked.at(i)`. Thousands of rows ask the
 * same few questions.
 */
export class Use {
  readonly rows: IntList = new IntList();
  readonly asked: IntList = new IntList();
  readonly questions: Question[] = [];
  /** It is not an attribute that is looked at, but each element of the list that it is. */
  readonly isOfElements: boolean;
  #last = -1;
  /** The numbers of the questions, by what is wanted. */
  readonly #known: (Map<Relation, Map<unknown, number>> | undefined)[] = [];

  constructor(isOfElements: boolean) {
    this.isOfElements = isOfElements;
  }

  /** What is looked at; undefined where that is the answer of the condition. */
  get leaf(): Leaf | undefined {
    const { condition } = this.questions[0]!;
    return this.isOfElements ? leafOf(condition) : cutLeafOf(condition);
  }

  /** The last row that asks something; -1 where there is none yet. */
  get last(): number {
    return this.#last;
  }

  add(row: number, condition: CompiledCondition, wanted: Wanted): void {
    this.#last = row;
    this.rows.push(row);
    this.asked.push(this.#numberOf(condition, wanted));
  }

  #numberOf(condition: CompiledCondition, wanted: Wanted): number {
    const { relation, operand } = (this.isOfElements ? leafOf(condition) : cutLeafOf(condition)) ?? ITS_ANSWER;
    const asked = this.isOfElements ? relation.some! : relation;
    let ofWanted = this.#known[wanted];
    if (ofWanted === undefined) this.#known[wanted] = ofWanted = new Map();
    let ofRelation = ofWanted.get(asked);
    if (ofRelation === undefined) ofWanted.set(asked, (ofRelation = new Map()));
    let number = ofRelation.get(operand);
    if (number === undefined) {
      const cuts = asked.cuts?.(operand) ?? [];
      number = this.questions.push({ condition, wanted, relation: asked, operand, cuts }) - 1;
      ofRelation.set(operand, number);
    }
    return number;
  }
}

/**
 * What a condition is about. With cuts that is its attribute, with all others that have cuts on it; else it is the condition
 * itself, with all that are equal. Paths begin with a name and keys with a brace.
 */
export function subjectOf(condition: CompiledCondition): unknown {
  return cutLeafOf(condition)?.path ?? condition.key ?? condition;
}

export const leafOf = ({ form }: CompiledCondition): Leaf | undefined => (form?.is === 'leaf' ? form : undefined);

/** The leaf of a condition of which cuts are known. */
function cutLeafOf(condition: CompiledCondition): Leaf | undefined {
  const leaf = leafOf(condition);
  return leaf?.relation.cuts === undefined ? undefined : leaf;
}

/** The leaf of a condition that is true where a list has an element of which something is true. */
export function elementLeafOf(condition: CompiledCondition): Leaf | undefined {
  const leaf = leafOf(condition);
  return leaf?.relation.some?.cuts === undefined ? undefined : leaf;
}

/** A condition that nobody looks into is an attribute like any other, whose value is its answer. */
const SAME: Relation = { holds: (seen) => seen as Truth, needed: () => undefined };
const ITS_ANSWER: Pick<Leaf, 'relation' | 'operand'> = { relation: SAME, operand: undefined as never };
