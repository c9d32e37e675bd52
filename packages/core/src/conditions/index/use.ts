import type { CompiledCondition, Leaf } from '../conditionRule.ts';
import type { Wanted } from './wanted.ts';

/** What rows ask of one subject, in the order of the rows: in row `rows[i]`, one of the answers `wanted[i]` of `conditions[i]`. */
export class Use {
  readonly rows: number[] = [];
  readonly conditions: CompiledCondition[] = [];
  readonly wanted: Wanted[] = [];

  add(row: number, condition: CompiledCondition, wanted: Wanted): void {
    this.rows.push(row);
    this.conditions.push(condition);
    this.wanted.push(wanted);
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
export function cutLeafOf(condition: CompiledCondition): Leaf | undefined {
  const leaf = leafOf(condition);
  return leaf?.relation.cuts === undefined ? undefined : leaf;
}
