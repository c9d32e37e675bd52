import type { Clause } from './finding.ts';
import type { Question } from './question.ts';
import { standIns } from './standIn.ts';
import { ANY_TRUTH, type Truths } from './truths.ts';

/** That a question is answered in one of some ways. */
export interface Constraint {
  readonly question: Question;
  readonly want: Truths;
  readonly clause: Clause;
}

/**
 * Those of some constraints that cannot all hold, and no more of them than that takes; undefined where they may hold.
 * All are about the same attribute, or the same question.
 */
export function contradictionIn(constraints: readonly Constraint[]): readonly Constraint[] | undefined {
  if (mayHold(constraints)) return undefined;
  let needed = constraints;
  for (const constraint of constraints) {
    const without = needed.filter((other) => other !== constraint);
    if (!mayHold(without)) needed = without;
  }
  return needed;
}

function mayHold(constraints: readonly Constraint[]): boolean {
  const asked = new Map<string, { readonly question: Question; readonly want: Truths }>();
  for (const { question, want } of constraints) {
    asked.set(question.key, { question, want: want & (asked.get(question.key)?.want ?? ANY_TRUTH) });
  }
  const questions = [...asked.values()];
  if (questions.some(({ want }) => want === 0)) return false;
  return standIns(
    questions.flatMap(({ question }) => question.cuts),
    questions.flatMap(({ question }) => question.instants),
  ).some((standIn) => questions.every(({ question, want }) => (question.answers(standIn) & want) !== 0));
}
