import type { Moment } from '../../funnel/moment.ts';
import type { CompiledCondition } from '../conditionRule.ts';
import type { Truth } from '../truth.ts';
import { leafOf, type Question, type Use } from './use.ts';
import { isWanted, TRUE, type Wanted } from './wanted.ts';

/** As a subject: the row has no open question. */
export const NOTHING = -2;

/** What rows ask of one subject; -1 is none that could be looked up. Where it is said which questions are open, only those. */
export interface Asked {
  readonly use: Use;
  readonly subject: number;
  readonly isOpen: Uint8Array | undefined;
}

/** What is asked of the value of a subject, or of the moment where there is no subject; with an operand of its own. */
type Ask = (asked: never, operand: never) => Truth;

/**
 * What bits do not tell of rows, so that it has to be asked of those that are left: the first question of row i
 * stands at i, because mostly it is the only one or answers for all; the others from starts[i] until before starts[i + 1]. They
 * are met where all are true.
 */
export interface OpenQuestions {
  readonly starts: Int32Array;
  readonly subjects: Int32Array;
  /** Few functions, and an operand for each question: a large index has a million questions, and no function of its own for each. */
  readonly questions: readonly Ask[];
  readonly operands: readonly unknown[];
}

export function openQuestions(all: readonly Asked[], rows: number): OpenQuestions {
  const starts = new Int32Array(rows + 1);
  const isAsked = new Uint8Array(rows);
  for (const { use, isOpen } of all) {
    const [asking, asked] = [use.rows.items(), use.asked.items()];
    for (let k = 0; k < asking.length; k += 1) {
      if (isOpen !== undefined && isOpen[asked[k]!] === 0) continue;
      const row = asking[k]!;
      if (isAsked[row] === 1) starts[row + 1]! += 1;
      isAsked[row] = 1;
    }
  }
  starts[0] = rows;
  for (let row = 0; row < rows; row += 1) starts[row + 1]! += starts[row]!;
  const subjects = new Int32Array(starts[rows]!).fill(NOTHING);
  const questions: Ask[] = Array.from({ length: subjects.length });
  const operands: unknown[] = Array.from({ length: subjects.length });
  const next = starts.slice();
  for (const { use, subject, isOpen } of all) {
    const [asking, asked] = [use.rows.items(), use.asked.items()];
    const ready = use.questions.map((question) => readyFor(question, subject));
    for (let k = 0; k < asking.length; k += 1) {
      if (isOpen !== undefined && isOpen[asked[k]!] === 0) continue;
      const row = asking[k]!;
      const { ask, operand } = ready[asked[k]!]!;
      const i = subjects[row] === NOTHING ? row : next[row]!++;
      subjects[i] = subject;
      questions[i] = ask;
      operands[i] = operand;
    }
  }
  return { starts, subjects, questions, operands };
}

function readyFor({ condition, wanted }: Question, subject: number): { readonly ask: Ask; readonly operand: unknown } {
  const leaf = subject < 0 ? undefined : leafOf(condition);
  const ask = leaf === undefined ? isTrueAt : leaf.relation.holds;
  const operand = leaf === undefined ? condition.test : leaf.operand;
  return wanted === TRUE ? { ask, operand } : { ask: isAsWanted, operand: { ask, operand, wanted } satisfies Other };
}

const isTrueAt = (moment: Moment, test: CompiledCondition['test']): Truth => test(moment);

/** A question to which another answer than true is wanted. */
interface Other {
  readonly ask: Ask;
  readonly operand: unknown;
  readonly wanted: Wanted;
}

const isAsWanted = (asked: never, { ask, operand, wanted }: Other): boolean =>
  isWanted(ask(asked, operand as never), wanted);
