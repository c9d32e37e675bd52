import type { Moment } from '../../funnel/moment.ts';
import type { CompiledCondition } from '../conditionRule.ts';
import type { Truth } from '../truth.ts';
import { leafOf, type Use } from './use.ts';
import { isWanted, TRUE, type Wanted } from './wanted.ts';

/** As a subject: the row has no open question. */
export const NOTHING = -2;

/** What rows ask of one subject; -1 is none that could be looked up. With marks, only what is marked with a 1. */
export interface Asked {
  readonly use: Use;
  readonly subject: number;
  readonly marks: Uint8Array | undefined;
}

/** What is asked of the value of a subject, or of the moment where there is no subject; with an operand of its own. */
type Question = (asked: never, operand: never) => Truth;

/**
 * What bits do not tell of rows, so that it has to be asked of those that are left: the first question of row i
 * stands at i, because mostly it is the only one or answers for all; the others from starts[i] until before starts[i + 1]. They
 * are met where all are true.
 */
export interface OpenQuestions {
  readonly starts: Int32Array;
  readonly subjects: Int32Array;
  /** Few functions, and an operand for each question: a large index has a million questions, and no function of its own for each. */
  readonly questions: readonly Question[];
  readonly operands: readonly unknown[];
}

export function openQuestions(all: readonly Asked[], rows: number): OpenQuestions {
  const starts = new Int32Array(rows + 1);
  const isAsked = new Uint8Array(rows);
  forEach(all, (row) => {
    if (isAsked[row] === 1) starts[row + 1]! += 1;
    isAsked[row] = 1;
  });
  starts[0] = rows;
  for (let row = 0; row < rows; row += 1) starts[row + 1]! += starts[row]!;
  const subjects = new Int32Array(starts[rows]!).fill(NOTHING);
  const questions: Question[] = Array.from({ length: subjects.length });
  const operands: unknown[] = Array.from({ length: subjects.length });
  const next = starts.slice();
  forEach(all, (row, subject, condition, wanted) => {
    const i = subjects[row] === NOTHING ? row : next[row]!++;
    subjects[i] = subject;
    const leaf = subject < 0 ? undefined : leafOf(condition);
    const question = leaf === undefined ? isTrueAt : leaf.relation.holds;
    const operand = leaf === undefined ? condition.test : leaf.operand;
    questions[i] = wanted === TRUE ? question : isAsWanted;
    operands[i] = wanted === TRUE ? operand : ({ question, operand, wanted } satisfies Other);
  });
  return { starts, subjects, questions, operands };
}

const isTrueAt = (moment: Moment, test: CompiledCondition['test']): Truth => test(moment);

/** A question to which another answer than true is wanted. */
interface Other {
  readonly question: Question;
  readonly operand: unknown;
  readonly wanted: Wanted;
}

const isAsWanted = (asked: never, { question, operand, wanted }: Other): boolean =>
  isWanted(question(asked, operand as never), wanted);

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
