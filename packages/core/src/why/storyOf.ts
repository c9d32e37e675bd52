import type { Input } from '../events/input.ts';
import { showInstant } from '../internal/showInstant.ts';
import { explain, type Explained } from '../step/explain.ts';
import type { Bindings } from '../strategy/bindings.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Situation } from './situation.ts';
import { smallestChange } from './smallestChange.ts';
import { whenNext } from './whenNext.ts';

/**
 * One moment as a short text for a marketer: what was chosen and why, then what was not, those that came furthest first, each with what it lost to, when its
 * turn would come if nothing but time passed, and what would have to be different. It ends with a line break.
 *
 * @param options - `atMost`: of how many that were not chosen it is told, 5 where it is left out; the others are counted
 * @throws {OpportuneError} STRATEGY_INVALID where the strategy is none
 * @example
 * ```ts
 * import { allocate, arbitrate, gte, qualify, value } from '@opportune/core';
 * import { storyOf } from '@opportune/core/why';
 *
 * const strategy = {
 *   id: 'home',
 *   version: '1',
 *   actions: [
 *     { id: 'news', channel: 'web', value: 1 },
 *     { id: 'sale', channel: 'web', value: 3, when: gte('context.total', 50) },
 *   ],
 *   funnel: [qualify(), arbitrate(value()), allocate({ hero: { channel: 'web', atMost: 1 } })],
 * };
 * const input = { kind: 'request', id: 'r1', customer: 'ada', context: { total: 40 } } as const;
 *
 * storyOf(strategy, {}, { state: undefined, input, now: 0 }).split('\n');
 * // => [
 * //      'ada asked at 1970-01-01 00:00 UTC: 1 action was chosen, 1 was not.',
 * //      '+ news was chosen for hero with a score of 1 = value 1.',
 * //      '- sale is not eligible: context.total is 40, needed at least 50.',
 * //      '  sale would be chosen if context.total were 50 instead of 40.',
 * //      '',
 * //    ]
 * ```
 * @see docs/semantics.md, W8
 * @public
 */
export function storyOf(
  strategy: Strategy,
  bindings: Bindings,
  situation: Situation,
  { atMost = 5 }: { readonly atMost?: number } = {},
): string {
  const { state, input, now, standings } = situation;
  const step = compile(strategy, bindings);
  const { candidates } = explain(step, state, input, now, standings);
  const chosen = candidates.filter(({ decision }) => decision !== undefined);
  const dropped = candidates.filter(({ fate }) => fate !== undefined).reverse();
  const more = dropped.length - atMost;
  const help = ({ action }: Explained): readonly string[] => {
    const next = whenNext(step, state, input, now, action, standings);
    const change = smallestChange(strategy, bindings, situation, action);
    return [
      ...(next.at === undefined || next.at === now ? [] : [next.sentence]),
      ...(change.changes === undefined && change.shortfall === undefined ? [] : [change.sentence]),
    ];
  };
  return [
    `${occasion(input)} at ${showInstant(now) ?? String(now)}: ${counted(chosen.length)} chosen, ${were(dropped.length)} not.`,
    ...chosen.map(({ sentence }) => `+ ${sentence}`),
    ...dropped
      .slice(0, atMost)
      .flatMap((candidate) => [`- ${candidate.sentence}`, ...help(candidate).map((line) => `  ${line}`)]),
    ...(more > 0 ? [`  and ${more} more.`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function occasion(input: Input): string {
  switch (input.kind) {
    case 'request':
      return `${input.customer} asked`;
    case 'wakeUp':
      return `Time passed for ${input.customer}`;
    case 'receipt':
      return `A channel reported on ${input.customer}`;
    case 'merge':
      return `${input.customer} became one with another`;
    default:
      return `${input.customer} did ${input.type}`;
  }
}

const counted = (count: number): string => `${count} ${count === 1 ? 'action was' : 'actions were'}`;

const were = (count: number): string => `${count} ${count === 1 ? 'was' : 'were'}`;
