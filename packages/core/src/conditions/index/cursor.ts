import type { Moment } from '../../funnel/moment.ts';
import { Answers, UNSEEN } from './answers.ts';
import type { ConditionIndex } from './conditionIndex.ts';
import { NOTHING } from './openQuestions.ts';
import { Picks } from './picks.ts';

/** As a start: the moment picks several classes. */
const OF_ELEMENTS = -1;

/**
 * Walks through the conditions of an index that are true at one moment. It is made once and used again and again, so that
 * looking costs no allocation.
 */
export class Cursor {
  readonly #index: ConditionIndex;
  readonly #answers: Answers;
  /** Where the words of the first columns begin for this moment: those that were looked up. */
  readonly #starts: Int32Array;
  /** By column, for those of the elements of lists. */
  readonly #picks: readonly (Picks | undefined)[];
  #known = 0;
  #alive: Int32Array;
  #word = -1;
  #rest = 0;
  #owner = -1;

  constructor(index: ConditionIndex) {
    this.#index = index;
    this.#answers = new Answers(index.table.reads);
    this.#alive = index.all;
    this.#starts = new Int32Array(index.table.offsets.length);
    this.#picks = Array.from(index.table.isOfElements, (is, i) => (is === 1 ? new Picks(index, i) : undefined));
  }

  /** Begins anew, with the rows whose bits are set in `alive`. */
  begin(moment: Moment, alive: Int32Array): this {
    this.#answers.begin(moment);
    this.#alive = alive;
    this.#known = 0;
    this.#word = -1;
    this.#rest = 0;
    this.#owner = -1;
    return this;
  }

  end(): void {
    this.#answers.end();
  }

  /** The number of the next condition that is true; -1 where there is none left. */
  next(): number {
    const { owners } = this.#index;
    for (;;) {
      const row = this.#nextRow();
      if (row < 0) return -1;
      const owner = owners[row]!;
      // Else it is another way in which the same condition is true.
      if (owner !== this.#owner) return (this.#owner = owner);
    }
  }

  /** The next row that the bits let pass and of which all else is true as well. Where nothing has bits, all the work is here. */
  #nextRow(): number {
    const { starts, subjects, questions, operands } = this.#index.table.open;
    const answers = this.#answers;
    const { values } = answers;
    let rest = this.#rest;
    let base = this.#word << 5;
    let subject = -1;
    let asked: unknown = answers.moment;
    search: for (;;) {
      if (rest === 0) {
        rest = this.#nextWord();
        if (rest === 0) return -1;
        base = this.#word << 5;
      }
      const row = base + 31 - Math.clz32(rest & -rest);
      rest &= rest - 1;
      let i = row;
      let end = 0;
      do {
        const other = subjects[i]!;
        if (other !== subject) {
          if (other === NOTHING) break;
          subject = other;
          asked = subject < 0 ? answers.moment : values[subject];
          if (asked === UNSEEN) asked = answers.of(subject);
        }
        if (questions[i]!(asked as never, operands[i] as never) !== true) continue search;
        if (end === 0) {
          i = starts[row]!;
          end = starts[row + 1]!;
        } else i += 1;
      } while (i < end);
      this.#rest = rest;
      return row;
    }
  }

  /** Goes on to the next 32 rows of which every column lets some pass, and gives those; 0 at the end. */
  #nextWord(): number {
    const { words, table } = this.#index;
    const { bits } = table;
    const columns = table.offsets.length;
    const starts = this.#starts;
    const alive = this.#alive;
    let known = this.#known;
    for (let word = this.#word + 1; word < words; word += 1) {
      let rows = alive[word]!;
      for (let i = 0; i < known; i += 1) {
        const start = starts[i]!;
        rows &= start === OF_ELEMENTS ? this.#picks[i]!.rowsAt(word) : bits[start + word]!;
      }
      // A column is looked up only once something is left for it to rule out.
      for (; rows !== 0 && known < columns; known += 1) {
        const start = this.#lookUp(known);
        starts[known] = start;
        rows &= start === OF_ELEMENTS ? this.#picks[known]!.rowsAt(word) : bits[start + word]!;
      }
      if (rows === 0) continue;
      this.#known = known;
      this.#word = word;
      return rows;
    }
    this.#known = known;
    this.#word = words;
    return 0;
  }

  /** Where the words of a column begin for this moment. */
  #lookUp(column: number): number {
    const { words, table } = this.#index;
    const seen = this.#answers.of(column);
    const picks = this.#picks[column];
    if (picks === undefined) return table.offsets[column]! + table.classes[column]!.of(seen) * words;
    picks.begin(seen);
    return OF_ELEMENTS;
  }
}
