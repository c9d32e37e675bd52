import { Catalog } from '../conditions/index/catalog.ts';
import type { Entry } from '../conditions/index/entry.ts';
import type { Fault } from '../errors/fault.ts';
import { throwInvalid } from '../errors/throwInvalid.ts';
import type { Moment } from '../funnel/moment.ts';
import { compareText } from '../internal/compareText.ts';
import { show } from '../shape/describe.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import { Reader } from '../shape/reader.ts';
import type { Node, Shape } from '../shape/shape.ts';
import type { Bindings } from './bindings.ts';
import { CheckingBuilder } from './checkingBuilder.ts';
import { ReadableVocabulary } from './readableVocabulary.ts';
import { readSafely } from './readSafely.ts';
import { DEFAULT_BOUNDS } from './readStrategy.ts';
import type { Rule } from './rule.ts';
import { standardVocabulary } from './standardVocabulary.ts';

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
  const vocabulary = new ReadableVocabulary(rules);
  const reader = new Reader(vocabulary, DEFAULT_BOUNDS);
  const { faults } = reader;
  const named = readSafely(faults, '/conditions', () => reader.read(conditions, CONDITIONS, '/conditions', 1), {});
  const strategy = { ...NOTHING, conditions: named as Readonly<Record<string, Node>> };
  const builder = new CheckingBuilder(strategy, vocabulary, bindings, faults);
  const whenOf = ({ when }: E, at: Pointer): Node | undefined =>
    when === undefined ? undefined : (reader.read(when, A_CONDITION, at, 1) as Node);
  const compiled: Ranked<E>[] = [];
  const items = listOf(entries, faults);
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i]!;
    const at = under('', i);
    const read = readSafely(faults, at, () => ({ id: item.id, when: whenOf(item, under(at, 'when')) }), undefined);
    if (read === undefined) continue;
    const { id, when } = read;
    if (typeof id !== 'string') {
      faults.push({ code: 'TYPE_MISMATCH', path: under(at, 'id'), message: `expected a text, found ${typeof id}` });
      continue;
    }
    const condition = when === undefined ? undefined : builder.condition(when, under(at, 'when'));
    compiled.push({ id, item, rank: rank?.(item) ?? 0, place: placeOf(item, i), condition });
  }
  throwInvalid(builder.faults);
  return compiled;
}

/** Types are gone at run time. */
function listOf<E>(entries: readonly E[], faults: Fault[]): readonly E[] {
  // A list of somebody else's class may make something else of `map`.
  const list = readSafely(faults, '', () => (Array.isArray(entries) ? Array.from(entries) : show(entries)), []);
  if (typeof list !== 'string') return list;
  faults.push({ code: 'TYPE_MISMATCH', path: '', message: `expected a list, found ${list}` });
  return [];
}

const A_CONDITION: Shape = { is: 'node', family: 'condition' };

const CONDITIONS: Shape = { is: 'record', of: A_CONDITION };

const NOTHING = { id: '', version: '', actions: [], funnel: [] } as const;
