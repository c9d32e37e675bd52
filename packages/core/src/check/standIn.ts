import type { Scalar } from '../shape/shape.ts';
import type { Instant } from '../time/instant.ts';

/** A value that stands for all those of an attribute of which some conditions have the same answer. */
export interface StandIn {
  readonly value: unknown;
  /** It stands for itself alone. */
  readonly isAlone: boolean;
}

/** ECMAScript, Time Values: no date lies further from 1970. */
const LAST: Instant = 8.64e15;
/** The years 0000 to 9999, which are those that a text can have. */
const FIRST_YEAR: Instant = -62_167_219_200_000;
const END_OF_YEARS: Instant = 253_402_300_800_000;
/** The greatest offset that a text can have: with it the years reach almost a day further. */
const OFFSET = 86_340_000;

const alone = (value: unknown): StandIn => ({ value, isAlone: true });
const among = (value: unknown): StandIn => ({ value, isAlone: false });

/** Those that there are for every attribute. */
const ALWAYS: readonly StandIn[] = [
  ...[undefined, null, true, false, Number.NaN].map(alone),
  ...[{}, [], Symbol('neither of these')].map(among),
];

/**
 * Values that together stand for everything that an attribute can be: each class of values between which nothing tells, as
 * `ValueClasses` of the index has them, and lists, objects and whole numbers apart.
 *
 * @param cuts - where answers change
 * @param instants - where answers change that take the value for an instant
 */
export function* standIns(cuts: readonly Scalar[], instants: readonly Instant[]): Generator<StandIn, void, undefined> {
  yield* ALWAYS;
  const texts = new Set(cuts.filter((cut) => typeof cut === 'string'));
  for (const text of texts) yield alone(text);
  yield among(otherThan(texts));
  const beside = instants.flatMap((at) => [at - 1, at, at + 1]);
  const limits = instants.length === 0 ? [] : [-LAST, LAST];
  const numbers = [...cuts.filter((cut) => typeof cut === 'number'), ...beside, ...limits];
  yield* ofNumbers([...new Set(numbers)].sort((a, b) => a - b));
  if (instants.length > 0) yield* ofInstants(beside);
}

function otherThan(texts: ReadonlySet<unknown>): string {
  let other = 'another text';
  while (texts.has(other)) other += '.';
  return other;
}

/** Each of them, and between two neighbours something whole and something that is not, where there is such. */
function* ofNumbers(sorted: readonly number[]): Generator<StandIn, void, undefined> {
  yield* sorted.map(alone);
  yield* [-Infinity, -Number.MAX_VALUE, Number.MAX_VALUE, Infinity].map(among);
  for (let i = 0; i <= sorted.length; i += 1) {
    yield* between(sorted[i - 1] ?? -Number.MAX_VALUE, sorted[i] ?? Number.MAX_VALUE).map(among);
  }
}

function between(from: number, to: number): readonly number[] {
  const [first, last] = [Math.floor(from) + 1, Math.ceil(to) - 1];
  // Up to the first whole number, and from the last one on, there is none; and where both ends are further away than there are
  // parts of numbers, there is a half.
  const parts = [from / 2 + Math.min(first, to) / 2, to / 2 + Math.max(last, from) / 2, 0.5];
  return [first, last, from / 2 + to / 2, ...parts].filter((middle) => from < middle && middle < to);
}

/** The forms that an instant has beside that of a number. */
const ofInstants = (instants: readonly Instant[]): readonly StandIn[] => [
  ...[FIRST_YEAR - OFFSET, ...instants, END_OF_YEARS + OFFSET - 1].flatMap((at) => {
    const text = written(at);
    return text === undefined ? [] : [among(text)];
  }),
  ...[-LAST, ...instants, LAST].filter((at) => Math.abs(at) <= LAST).map((at) => among(new Date(at))),
];

function written(at: Instant): string | undefined {
  const [shift, offset] = at < FIRST_YEAR ? [OFFSET, '+23:59'] : at >= END_OF_YEARS ? [-OFFSET, '-23:59'] : [0, 'Z'];
  const local = at + shift;
  const hasYear = FIRST_YEAR <= local && local < END_OF_YEARS;
  return hasYear ? new Date(local).toISOString().replace('Z', offset) : undefined;
}
