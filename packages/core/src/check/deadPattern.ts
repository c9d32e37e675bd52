import { under, type Pointer } from '../shape/pointer.ts';
import type { Millis } from '../time/duration.ts';
import type { Pattern } from '../triggers/pattern.ts';
import type { PatternPart, SequencePart } from '../triggers/pattern/patternPart.ts';
import type { PatternStep } from '../triggers/pattern/patternStep.ts';
import type { DeadStep } from './deadTriggers.ts';
import type { Clause } from './finding.ts';

/** Why a pattern never fires; undefined where it may. */
export function deadPattern(pattern: Pattern, at: Pointer, deadStep: DeadStep): readonly Clause[] | undefined {
  const { steps, within = Infinity, fires = 'complete' } = pattern;
  const inside = under(at, 'steps');
  const limit = { within, at: under(at, 'within') };
  // What is begun and never ends fires when its time is over.
  const needed = fires === 'complete' ? steps : steps.slice(0, 1).filter((part) => 'of' in part);
  for (const [i, part] of needed.entries()) {
    const dead = deadPart(part, under(inside, i), limit, deadStep);
    if (dead !== undefined) return dead;
  }
  return undefined;
}

interface Limit {
  readonly within: Millis;
  readonly at: Pointer;
}

function deadPart(part: PatternPart, at: Pointer, limit: Limit, deadStep: DeadStep): readonly Clause[] | undefined {
  if ('all' in part) {
    const dead = deadIn(part.all, under(at, 'all'), limit, deadStep);
    return dead.find((proof) => proof !== undefined);
  }
  if ('any' in part) {
    const dead = deadIn(part.any, under(at, 'any'), limit, deadStep);
    const known = dead.filter((proof) => proof !== undefined);
    return known.length === dead.length ? known.flat() : undefined;
  }
  if ('absent' in part) {
    const length = part.for * Math.max(part.times?.min ?? 1, 1);
    if (length <= limit.within) return undefined;
    return [
      { path: under(at, 'for'), says: `takes ${length} ms` },
      { path: limit.at, says: `the whole has to end within ${limit.within} ms` },
    ];
  }
  return 'of' in part && isNeeded(part) ? deadStep(part.of, under(at, 'of'), true) : undefined;
}

/** Of each sequence why it is never found. */
const deadIn = (
  sequences: readonly (readonly SequencePart[])[],
  at: Pointer,
  limit: Limit,
  deadStep: DeadStep,
): readonly (readonly Clause[] | undefined)[] =>
  sequences.map((sequence, i) => {
    const inside = under(at, i);
    const dead = sequence.map((part, k) => deadPart(part, under(inside, k), limit, deadStep));
    return dead.find((proof) => proof !== undefined);
  });

const isNeeded = ({ optional, times }: PatternStep): boolean => optional !== true && (times?.min ?? 1) > 0;
