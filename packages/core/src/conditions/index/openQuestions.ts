import type { CompiledCondition } from '../conditionRule.ts';
import type { Truth } from '../truth.ts';
import { leafOf, type Use } from './use.ts';
import { isWanted, TRUE, type Wanted } from './wanted.ts';

/** What rows ask of one subject; -1 is none that could be looked up. With marks, only what is marked with a 1. */
export interface Asked {
  readonly use: Use;
  readonly subject: number;
  readonly marks: Uint8Array | undefined;
}

/** What is asked of the value of a subject, or of the moment where there is no subject. */
export type Question = (asked: never) => Truth;

/**
 * What bits do not tell of rows, so that it has to be asked of those that are left: the questions of row i are those from
 * starts[i] until before starts[i + 1]. They are met where all are true.
 */
export interface OpenQuestions {
  readonly starts: Int32Array;
  readonly subjects: Int32Array;
  readonly questions: readonly Question[];
}

export function openQuestions(all: readonly Asked[], rows: number): OpenQuestions {
  const starts = new Int32Array(rows + 1);
  forEach(all, (row) => {
    starts[row + 1]! += 1;
  });
  for (let row = 0; row < rows; row += 1) starts[row + 1]! += starts[row]!;
  const subjects = new Int32Array(starts[rows]!);
  const questions: Question[] = Array.from({ length: subjects.length });
  const next = starts.slice();
  forEach(all, (row, subject, condition, wanted) => {
    const i = next[row]!++;
    subjects[i] = subject;
    questions[i] = question(subject < 0 ? condition.test : leafOf(condition)!.holds, wanted);
  });
  return { starts, subjects, questions };
}

const question = (test: Question, wanted: Wanted): Question =>
  wanted === TRUE ? test : (asked) => isWanted(test(asked), wanted);

function forEach(
  all: readonly Asked[],
  visit: (row: number, subject: number, condition: CompiledCondition, wanted: Wanted) => void,
): void {
  for (const { use, subject, marks } of all) {
    for (let i = 0; i < use.rows.length; i += 1) {
      if (marks === undefined || marks[i] === 1) visit(use.rows[i]!, subject, use.conditions[i]!, use.wanted[i]!);
    }
  }
}
