import { Catalog } from '../conditions/index/catalog.ts';
import type { Entry } from '../conditions/index/entry.ts';
import { throwInvalid } from '../errors/throwInvalid.ts';
import type { Moment } from '../funnel/moment.ts';
import { compareText } from '../internal/compareText.ts';
import { under } from '../shape/pointer.ts';
import { Reader } from '../shape/reader.ts';
import type { Node, Shape } from '../shape/shape.ts';
import type { Bindings } from './bindings.ts';
import { Builder } from './builder.ts';
import { DEFAULT_BOUNDS } from './readStrategy.ts';
import type { Rule } from './rule.ts';
import { standardVocabulary } from './standardVocabulary.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * Something with a condition.
 * @public
 */
export interface Matchable {
  /** No other entry has it. */
  readonly id: string;
  /** Where it is left out, the entry always matches. */
  readonly when?: Node;
}

/**
 * Finds what matches a moment. It costs what matches, not what there is.
 * @public
 */
export interface Matcher<E extends Matchable> {
  /** The best entry that matches; undefined where none does. */
  first(moment: Partial<Moment>): E | undefined;
  /** All that match, best first. */
  all(moment: Partial<Moment>): readonly E[];
  /**
   * A matcher with these entries in place of those of the same ids, or beside them, and without others. It costs what has
   * changed; this one stays as it is.
   *
   * @throws {OpportuneError} STRATEGY_INVALID
   */
  with(changed: readonly E[], without?: readonly string[]): Matcher<E>;
}

/** @public */
export interface MatcherOptions<E extends Matchable> {
  /** The higher, the better; ties go to the smaller id, by code units. Where it is left out, the list's order holds. */
  readonly rank?: (entry: E) => number;
  /** Conditions by the name that `named` gives. */
  readonly conditions?: Readonly<Record<string, Node>>;
  readonly bindings?: Bindings;
  readonly rules?: readonly Rule[];
}

/**
 * The condition language and its index alone, without customers, time and funnel: which of many entries match what is at
 * hand, and which of them is best.
 *
 * @throws {OpportuneError} STRATEGY_INVALID with every fault at once; pointers begin with the entry's place, `/0/when`
 * @example
 * ```ts
 * import { all, eq, gte, matcher } from '@opportune/core';
 *
 * const offers = matcher(
 *   [
 *     { id: 'mug', value: 3, when: eq('event.type', 'search') },
 *     { id: 'tea', value: 5, when: all(eq('event.type', 'search'), gte('profile.visits', 10)) },
 *   ],
 *   { rank: ({ value }) => value },
 * );
 * const event = { id: 'e1', type: 'search', customer: 'ada', time: 0, properties: {} };
 *
 * offers.first({ event, profile: { visits: 12 } })?.id; // => 'tea'
 * offers.all({ event, profile: {} }).map(({ id }) => id); // => ['mug']
 * ```
 * @see docs/decisions/0010-an-index-of-bits.md
 * @public
 */
export function matcher<E extends Matchable>(entries: readonly E[], options: MatcherOptions<E> = {}): Matcher<E> {
  const { rank } = options;
  const compiled = compileEntries(entries, options, (_entry, i) => i);
  const order = (a: Ranked<E>, b: Ranked<E>): number =>
    rank === undefined ? a.place - b.place : b.rank - a.rank || compareText(a.id, b.id);
  return matcherOver(Catalog.of(compiled, order), entries.length, options);
}

interface Ranked<E> extends Entry {
  readonly item: E;
  readonly rank: number;
  readonly place: number;
}

const matcherOver = <E extends Matchable>(
  catalog: Catalog<Ranked<E>>,
  places: number,
  options: MatcherOptions<E>,
): Matcher<E> => ({
  first: (moment) => catalog.first(moment as Moment)?.item,
  all: (moment) => catalog.all(moment as Moment).map(({ item }) => item),
  with: (changed, without) => {
    const compiled = compileEntries(changed, options, ({ id }, i) => catalog.find(id)?.place ?? places + i);
    return matcherOver(catalog.with(compiled, without), places + changed.length, options);
  },
});

function compileEntries<E extends Matchable>(
  entries: readonly E[],
  { rank, conditions = {}, bindings = {}, rules = standardVocabulary }: MatcherOptions<E>,
  placeOf: (entry: E, i: number) => number,
): readonly Ranked<E>[] {
  const vocabulary = new Vocabulary(rules);
  const reader = new Reader(vocabulary, DEFAULT_BOUNDS);
  const named = reader.read(conditions, { is: 'record', of: A_CONDITION }, '/conditions', 1);
  const strategy = { ...NOTHING, conditions: named as Readonly<Record<string, Node>> };
  const builder = new Builder(strategy, vocabulary, bindings, reader.faults);
  const compiled = entries.map((item, i): Ranked<E> => {
    const at = under(under('', i), 'when');
    const when = item.when === undefined ? undefined : (reader.read(item.when, A_CONDITION, at, 1) as Node);
    return {
      id: item.id,
      item,
      rank: rank?.(item) ?? 0,
      place: placeOf(item, i),
      condition: when === undefined ? undefined : builder.condition(when, at),
    };
  });
  throwInvalid(builder.faults);
  return compiled;
}

const A_CONDITION: Shape = { is: 'node', family: 'condition' };

const NOTHING = { id: '', version: '', actions: [], funnel: [] } as const;
