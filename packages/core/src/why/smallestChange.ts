import type { Decision } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import { explain } from '../step/explain.ts';
import type { Step } from '../step/step.ts';
import type { Bindings } from '../strategy/bindings.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Change } from './change.ts';
import { byPath, isSmaller, textOf } from './changeOrder.ts';
import { changeSentence } from './changeSentence.ts';
import { leverFor } from './leverFor.ts';
import { plainly, type Plain } from './plainly.ts';
import { remediesFor } from './remediesFor.ts';
import { shortfallOf, type Shortfall } from './shortfall.ts';
import type { Situation } from './situation.ts';
import { withChanges } from './withChanges.ts';

/**
 * What would have to be different for an action to be chosen.
 * @public
 */
export interface SmallestChange {
  /** In the order of their paths; none where it is chosen as things are. Undefined where nothing was found. */
  readonly changes: readonly Change[] | undefined;
  /** What it would be chosen with. */
  readonly decision?: Decision;
  /** What stands in its way as things are. */
  readonly fate?: Fate;
  /** Where nothing was found and it can come as far as the ranking: by how much it loses there. */
  readonly shortfall?: Shortfall;
  /** The same in words, for a marketer. */
  readonly sentence: string;
}

const MOST_CHANGES = 3;
const MOST_ASKED = 2000;

/**
 * Looks for the smallest change of attributes with which an action would be chosen: the fewest attributes; of as many, the least change, where a
 * number counts by how much of itself it changes, and anything else as one; ties go to the path that is smaller by code units.
 *
 * It goes from what stands in the way to what would satisfy the clause, takes every branch of an `any`, and asks a step each time: what it says has been
 * seen to be so. Up to three attributes are changed; after two thousand steps it says what it has found until then. Aggregates count as attributes, whatever
 * events there would have to be. What is in the way for other reasons, such as a cap, stays in the way; for time see `whenNext`. Where better actions are in
 * the way and no attribute helps, it says by how much the score falls short, and which lever would make up for it.
 *
 * @throws {OpportuneError} STRATEGY_INVALID where the strategy is none
 * @example
 * ```ts
 * import { allocate, gte, qualify } from '@opportune/core';
 * import { smallestChange } from '@opportune/core/why';
 *
 * const strategy = {
 *   id: 'sale',
 *   version: '1',
 *   actions: [{ id: 'sale', channel: 'web', when: gte('context.total', 50) }],
 *   funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
 * };
 * const input = { kind: 'request', id: 'r1', customer: 'ada', context: { total: 40 } } as const;
 *
 * const { changes, sentence } = smallestChange(strategy, {}, { state: undefined, input, now: 0 }, 'sale');
 *
 * changes; // => [{ path: 'context.total', from: 40, to: 50 }]
 * sentence; // => 'sale would be chosen if context.total were 50 instead of 40.'
 * ```
 * @see docs/semantics.md, W5
 * @public
 */
export function smallestChange(
  strategy: Strategy,
  bindings: Bindings,
  situation: Situation,
  action: string,
): SmallestChange {
  const found = searched(plainly(strategy, bindings, situation), bindings, situation, action);
  return { ...found, sentence: changeSentence(action, found) };
}

function searched(
  plain: Plain,
  bindings: Bindings,
  { now, standings }: Situation,
  action: string,
): Omit<SmallestChange, 'sentence'> {
  let asked = 0;
  const ask = (changes: readonly Change[], step: Step): Answer => {
    asked += 1;
    const { state, input } = withChanges(plain, changes);
    const { candidates, result } = explain(step, state, input, now, standings);
    const about = candidates.filter((candidate) => candidate.action === action);
    const decision = about.find((candidate) => candidate.decision !== undefined)?.decision;
    const fates = about.flatMap(({ fate }) => fate ?? []);
    const shortfall = fates.map((fate) => shortfallOf(changes, fate, result.decisions)).find((found) => found);
    return {
      changes,
      fates,
      ...(decision === undefined ? {} : { decision }),
      ...(shortfall === undefined ? {} : { shortfall }),
    };
  };

  const step = compile(plain.strategy, bindings);
  const start = ask([], step);
  const [fate] = start.decision === undefined ? start.fates : [];
  const inTheWay = fate === undefined ? {} : { fate };
  const met = new Set<string>();
  let open = [start];
  let shortfall: Shortfall | undefined;
  for (let size = 0; size <= MOST_CHANGES && open.length > 0; size += 1) {
    const larger: Answer[] = [];
    // What takes the place of a change is as large: it is looked at in the same round.
    for (let i = 0; i < open.length; i += 1) {
      const { changes, decision, fates } = open[i]!;
      if (decision !== undefined) continue;
      const { read } = withChanges(plain, changes);
      for (const remedy of fates.flatMap((each) => remediesFor(plain.strategy, each, read))) {
        const others = changes.filter(({ path }) => path !== remedy.path);
        const more = [...others, { ...remedy, from: withChanges(plain, []).read(remedy.path) }].sort(byPath);
        const name = textOf(more);
        if (more.length > MOST_CHANGES || met.has(name) || asked >= MOST_ASKED) continue;
        met.add(name);
        (more.length > size ? larger : open).push(ask(more, step));
      }
    }
    const found = smallestOf(open.filter(({ decision }) => decision !== undefined));
    if (found !== undefined) return { changes: found.changes, decision: found.decision!, ...inTheWay };
    shortfall ??= smallestOf(open.filter((answer) => answer.shortfall !== undefined))?.shortfall;
    open = larger;
  }
  if (shortfall === undefined) return { changes: undefined, ...inTheWay };
  const { changes } = shortfall;
  const lever = leverFor(
    plain.strategy,
    action,
    shortfall,
    (strategy) => ask(changes, compile(strategy, bindings)).decision !== undefined,
  );
  return { changes: undefined, ...inTheWay, shortfall: { ...shortfall, ...(lever === undefined ? {} : { lever }) } };
}

interface Answer {
  readonly changes: readonly Change[];
  /** On each of its channels. */
  readonly fates: readonly Fate[];
  readonly decision?: Decision;
  readonly shortfall?: Shortfall;
}

const smallestOf = (answers: readonly Answer[]): Answer | undefined =>
  answers.reduce<Answer | undefined>(
    (best, other) => (best === undefined || isSmaller(other.changes, best.changes) ? other : best),
    undefined,
  );
