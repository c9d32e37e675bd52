import type { Clause } from './finding.ts';
import type { Question } from './question.ts';
import { standIns, type StandIn } from './standIn.ts';
import { ANY_TRUTH, type Truths } from './truths.ts';

/** That a question is answered in one of some ways. */
export interface Constraint {
  readonly question: Question;
  readonly want: Truths;
  /** Most are never asked for it. */
  readonly clause: () => Clause;
}

/** Something that all constraints on one attribute, or on one question, allow; undefined where there is nothing. */
export function allowedBy(constraints: readonly Constraint[]): StandIn | undefined {
  const asked = new Map<string, { readonly question: Question; readonly want: Truths }>();
  for (const { question, want } of constraints) {
    asked.set(question.key, { question, want: want & (asked.get(question.key)?.want ?? ANY_TRUTH) });
  }
  const questions = [...asked.values()];
  if (questions.some(({ want }) => want === 0)) return undefined;
  const all = standIns(
    questions.flatMap(({ question }) => question.cuts),
    questions.flatMap(({ question }) => question.instants),
  );
  for (const standIn of all) {
    if (questions.every(({ question, want }) => (question.answers(standIn) & want) !== 0)) return standIn;
  }
  return undefined;
}

/** Of constraints that allow nothing so many as it takes for that. */
export function contradictionIn(constraints: readonly Constraint[]): readonly Constraint[] {
  let needed = constraints;
  for (const constraint of constraints) {
    const without = needed.filter((other) => other !== constraint);
    if (allowedBy(without) === undefined) needed = without;
  }
  return needed;
}
