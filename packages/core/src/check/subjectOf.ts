import { compiler } from '../strategy/compile.ts';
import { parseStrategy } from '../strategy/parseStrategy.ts';
import { ReadableVocabulary } from '../strategy/readableVocabulary.ts';
import type { Rule } from '../strategy/rule.ts';
import { standardVocabulary } from '../strategy/standardVocabulary.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Instant } from '../time/instant.ts';
import { boundToAnything } from './boundToAnything.ts';
import { Subject } from './subject.ts';

/**
 * A strategy to look at.
 * @throws {OpportuneError} STRATEGY_INVALID with every fault at once, where `compile` would refuse it
 */
export function subjectOf(
  source: Strategy,
  { rules = standardVocabulary, now }: { readonly rules?: readonly Rule[]; readonly now?: Instant },
): Subject {
  const { strategy } = compiler(rules)(source, boundToAnything);
  return new Subject(parseStrategy(source, { rules }), new ReadableVocabulary(rules), strategy.hash, now);
}
