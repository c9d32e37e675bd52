import type { Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Constraint } from './constraint.ts';
import { COUNT, fact, LIST, MISSING, NUMBER, orMissing, SHARE, type Known } from './fact.ts';

/** What the value of each kind of aggregate can be, in words. One that is not listed may be anything. */
const VALUES: ReadonlyMap<string, readonly [known: Known, says: string]> = new Map([
  ['count', [COUNT, 'is a whole number of 0 or more']],
  ['distinct', [COUNT, 'is a whole number of 0 or more']],
  ['sum', [NUMBER, 'is a number']],
  ['decayed', [NUMBER, 'is a number']],
  ['rate', [orMissing(SHARE), 'is a number of 0 or more, or missing']],
  ['mean', [orMissing(NUMBER), 'is a number, or missing']],
  ['min', [orMissing(NUMBER), 'is a number, or missing']],
  ['max', [orMissing(NUMBER), 'is a number, or missing']],
  ['top', [orMissing(LIST), 'is a list, or missing']],
]);

/** @param isInside - the path leads into the value */
export function aggregateFact(path: string, { kind }: Node, at: Pointer, isInside: boolean): readonly Constraint[] {
  const value = VALUES.get(kind);
  if (value === undefined) return [];
  const [known, says] = value;
  if (!isInside) return [fact(path, known, at, says)];
  // There is nothing inside of a number.
  return kind === 'top' ? [] : [fact(path, MISSING, at, 'is missing inside of a number')];
}
