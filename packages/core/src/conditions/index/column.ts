import type { Scalar } from '../../shape/shape.ts';
import type { CompiledCondition, Leaf } from '../conditionRule.ts';
import type { Relation } from '../relation.ts';
import type { Truth } from '../truth.ts';
import { passingClasses, type Passing } from './passingClasses.ts';
import { overlap, type Spans } from './spans.ts';
import { cutLeafOf, type Use } from './use.ts';
import { ValueClasses } from './valueClasses.ts';
import type { Wanted } from './wanted.ts';

/**
 * For one subject of conditions: the rows that may still match, by what it is. One bit a row, one run of words a class of
 * values; a row that does not ask of the subject may always match.
 */
export interface Column {
  readonly classes: ValueClasses;
  readonly bits: Int32Array;
  /** For each condition of the use, 1 where the bits do not tell all of it, so that the row is asked again. */
  readonly isOpen: Uint8Array;
}

/** The column of a use; `words` hold a bit for every row. */
export function columnOf({ rows, conditions, wanted }: Use, words: number): Column {
  const { questions, ofCondition } = distinct(conditions);
  const classes = new ValueClasses(questions.map(({ cuts }) => cuts));
  const isOpen = new Uint8Array(rows.length);
  // A row that asks nothing passes in every class. Of the others, those whose bit changes from one class to the next.
  const changes: number[][] = Array.from({ length: classes.count + 1 }, () => []);
  const bits = new Int32Array(words * classes.count);
  bits.fill(-1, 0, words);
  for (let i = 0; i < rows.length;) {
    const row = rows[i]!;
    bits[row >>> 5]! &= ~(1 << (row & 31));
    let spans: Spans | undefined;
    // A row may ask several things of one attribute, as `gte` and `lt` do.
    for (; rows[i] === row; i += 1) {
      const passing = passingOf(questions[ofCondition[i]!]!, wanted[i]!, classes);
      if (!passing.isExact) isOpen[i] = 1;
      spans = spans === undefined ? passing.spans : overlap(spans, passing.spans);
    }
    for (const change of spans!) changes[change]!.push(row);
  }
  for (let i = 0, at = 0; i < classes.count; i += 1, at += words) {
    if (i > 0) bits.copyWithin(at, at - words, at);
    for (const row of changes[i]!) bits[at + (row >>> 5)]! ^= 1 << (row & 31);
  }
  return { classes, bits, isOpen };
}

/** What some of the conditions ask: thousands of actions ask the same few things of an attribute. */
interface Question extends Pick<Leaf, 'relation' | 'operand'> {
  readonly cuts: readonly Scalar[];
  /** By what is wanted. */
  readonly passing: (Passing | undefined)[];
}

function distinct(conditions: readonly CompiledCondition[]): {
  readonly questions: readonly Question[];
  readonly ofCondition: Int32Array;
} {
  const questions: Question[] = [];
  const known = new Map<Relation, Map<unknown, number>>();
  const ofCondition = new Int32Array(conditions.length);
  for (let i = 0; i < conditions.length; i += 1) {
    const { relation, operand } = cutLeafOf(conditions[i]!) ?? ITS_ANSWER;
    const ask = (): number =>
      questions.push({ relation, operand, cuts: relation.cuts?.(operand) ?? [], passing: [] }) - 1;
    // A list of values is hardly ever the same one again.
    if (typeof operand === 'object') {
      ofCondition[i] = ask();
      continue;
    }
    let ofRelation = known.get(relation);
    if (ofRelation === undefined) known.set(relation, (ofRelation = new Map()));
    let question = ofRelation.get(operand);
    if (question === undefined) ofRelation.set(operand, (question = ask()));
    ofCondition[i] = question;
  }
  return { questions, ofCondition };
}

const passingOf = (question: Question, wanted: Wanted, classes: ValueClasses): Passing =>
  (question.passing[wanted] ??= passingClasses(question, question.cuts, wanted, classes));

/** A condition that nobody looks into is an attribute like any other, whose value is its answer. */
const SAME: Relation = { holds: (seen) => seen as Truth, needed: () => undefined };
const ITS_ANSWER: Pick<Leaf, 'relation' | 'operand'> = { relation: SAME, operand: undefined as never };
