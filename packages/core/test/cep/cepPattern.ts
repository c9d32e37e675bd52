import { all } from '../../src/conditions/all.ts';
import { compare } from '../../src/conditions/compare.ts';
import { eq } from '../../src/conditions/eq.ts';
import { gt } from '../../src/conditions/gt.ts';
import { oneOf } from '../../src/conditions/oneOf.ts';
import type { Node } from '../../src/shape/shape.ts';
import { pattern } from '../../src/triggers/pattern.ts';
import type { PatternPart } from '../../src/triggers/pattern/patternPart.ts';
import type { Contiguity, PatternEvent } from '../../src/triggers/pattern/patternStep.ts';
import type { Skip } from '../../src/triggers/pattern/skip.ts';
import type { CepPattern, CepStep, CepWhere } from './cepCase.ts';

/** Their limits do not include the end, ours do: with whole milliseconds that is one less. */
export const CLOSED = 1;

/** A pattern of the suite in our words. */
export function cepPattern({ steps, within, afterMatch }: CepPattern, fires: 'complete' | 'both'): Node {
  const last = steps.at(-1)!;
  const limit = within === undefined ? undefined : within.ms - CLOSED;
  const isOfWhole = within?.scope === 'first_last';
  const parts = steps.map((step): PatternPart => {
    // A limit between two events stands with the step that it was said of, which in the suite is the last one.
    const gap = step === last && !isOfWhole ? limit : undefined;
    if (step.link === 'notFollowedBy' && gap !== undefined) {
      return { name: step.name, absent: eventOf(step.where), for: gap };
    }
    if (step.link === 'notNext') return { without: eventOf(step.where), by: 'next' };
    if (step.link === 'notFollowedBy') return { without: eventOf(step.where) };
    return positive(step, step.link === 'begin' ? undefined : step.link, gap);
  });
  return pattern({
    steps: parts,
    ...(isOfWhole ? { within: limit! } : {}),
    skip: skipOf(afterMatch),
    fires,
  });
}

const LOOPS = { relaxed: 'followedBy', combinations: 'followedByAny', consecutive: 'next' } as const;

function positive(
  { name, where, times, loop, optional, greedy, until }: CepStep,
  by: Contiguity | undefined,
  gap: number | undefined,
): PatternPart {
  return {
    name,
    of: eventOf(where),
    ...(by === undefined ? {} : { by }),
    ...(optional === true ? { optional } : {}),
    ...(gap === undefined ? {} : { within: gap }),
    ...(times === undefined
      ? {}
      : {
          times: {
            min: times.min,
            ...(times.max === null ? {} : { max: times.max }),
            by: LOOPS[loop ?? 'relaxed'],
            ...(greedy === true ? { greedy } : {}),
            ...(until === undefined ? {} : { until: eventOf(until) }),
          },
        }),
  };
}

function eventOf({ type, typeIn, gt: above, eq: equal, eqRef }: CepWhere): PatternEvent {
  const conditions: Node[] = [];
  if (typeIn !== undefined) conditions.push(oneOf('event.type', typeIn));
  if (above !== undefined) conditions.push(gt(`event.${above[0]}`, above[1]));
  if (equal !== undefined) conditions.push(eq(`event.${equal[0]}`, equal[1]));
  if (eqRef !== undefined) conditions.push(compare(`event.${eqRef[0]}`, 'eq', `steps.${eqRef[1]}`));
  return {
    ...(type === undefined ? {} : { type }),
    ...(conditions.length === 0 ? {} : { where: all(...conditions) }),
  };
}

function skipOf(afterMatch: CepPattern['afterMatch']): Skip {
  switch (afterMatch?.kind) {
    case undefined:
    case 'noSkip':
      return { to: 'none' };
    case 'skipToNext':
      return { to: 'next' };
    case 'skipPastLast':
      return { to: 'pastLast' };
    case 'skipToFirst':
      return { to: 'first', of: afterMatch!.step! };
    case 'skipToLast':
      return { to: 'last', of: afterMatch!.step! };
    default:
      throw new Error(`no such way to skip: ${afterMatch!.kind}`);
  }
}
