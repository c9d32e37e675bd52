import { IntList } from '../../internal/intList.ts';
import { lowerBound } from '../../internal/lowerBound.ts';
import type { CompiledCondition } from '../conditionRule.ts';
import { alternatives, conjunction } from './alternatives.ts';
import { tableOf, type Table } from './table.ts';
import { elementLeafOf, subjectOf, Use } from './use.ts';
import { TRUE, type Wanted } from './wanted.ts';

const ALWAYS: readonly CompiledCondition[] = [];

/**
 * Finds the conditions of a list that are true at a moment, in the order of the list, without looking at each.
 *
 * Every condition is taken apart into rows, the ways in which it can come true. For every attribute that rows look at there is
 * a column: for each class of its values the rows that may still match, as bits. A moment picks one class in every column, and
 * what all the picked bits have in common, 32 rows at a time, is what can match. Of a list it picks the classes of all elements,
 * and a row may match where one of those lets it pass. What bits cannot tell is asked afterwards.
 *
 * @see docs/decisions/0010-an-index-of-bits.md
 */
export class ConditionIndex {
  /** The condition that each row is a way of; in order. */
  readonly owners: Int32Array;
  /** How many words hold one bit for every row. */
  readonly words: number;
  /** A bit for every row. */
  readonly all: Int32Array;
  readonly table: Table;

  constructor(conditions: readonly (CompiledCondition | undefined)[]) {
    const owners = new IntList();
    const uses = new Map<unknown, Use>();
    const ofElements = new Map<unknown, Use>();
    const ask = (row: number, condition: CompiledCondition, wanted: Wanted): void => {
      const list = wanted === TRUE ? elementLeafOf(condition)?.path : undefined;
      // What a row asks of a list a second time may be true of another element.
      const isOfElements = list !== undefined && ofElements.get(list)?.last !== row;
      const known = isOfElements ? ofElements : uses;
      const subject = isOfElements ? list : subjectOf(condition);
      let use = known.get(subject);
      if (use === undefined) known.set(subject, (use = new Use(isOfElements)));
      use.add(row, condition, wanted);
    };
    for (const [i, condition] of conditions.entries()) {
      const parts = condition === undefined ? ALWAYS : conjunction(condition);
      if (parts !== undefined) {
        const row = owners.push(i) - 1;
        for (const part of parts) ask(row, part, TRUE);
        continue;
      }
      for (const literals of alternatives(condition!)) {
        const row = owners.push(i) - 1;
        for (const { condition: part, wanted } of literals) ask(row, part, wanted);
      }
    }
    this.owners = owners.items().slice();
    this.words = (owners.length + 31) >>> 5;
    this.all = new Int32Array(this.words).fill(-1);
    if (owners.length % 32 !== 0) this.all[this.words - 1] = (1 << (owners.length % 32)) - 1;
    this.table = tableOf([...uses.values(), ...ofElements.values()], owners.length, this.words);
  }

  /** The rows of `alive` without those of some conditions. */
  without(alive: Int32Array, conditions: readonly number[]): Int32Array {
    const left = alive.slice();
    for (const i of conditions) {
      for (let row = lowerBound(this.owners, i); this.owners[row] === i; row += 1)
        left[row >>> 5]! &= ~(1 << (row & 31));
    }
    return left;
  }
}
