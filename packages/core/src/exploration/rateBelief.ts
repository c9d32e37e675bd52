import { exp2 } from '../internal/exp2.ts';
import { log2 } from '../internal/log2.ts';
import { expectedRate, type Evidence } from '../strategy/evidence.ts';

/** Into so many pieces what is believed is cut; they are the shorter the nearer they are to an end, because few cases may end there at once. */
const PIECES = 28;
/** So many standard deviations, and so many cases, to both sides of what is expected; the tail of few cases is that of e^−x. */
const DEVIATIONS = 7;
const CASES = 10;

/** What is believed of a rate by its evidence, Beta(1 + successes, 1 + failures), as a table: what lies outside is less likely than 1e-4. */
export interface RateBelief {
  readonly low: number;
  readonly high: number;
  /** How likely the rate is not above each place where pieces meet. */
  readonly masses: readonly number[];
  /** How fast that rises there, by the piece. */
  readonly rises: readonly number[];
}

export function rateBelief(evidence: Evidence): RateBelief {
  const { successes, failures } = evidence;
  const cases = successes + failures;
  const mean = expectedRate(evidence);
  const spread = DEVIATIONS * Math.sqrt((mean * (1 - mean)) / (3 + cases)) + CASES / (2 + cases);
  const ends = { low: Math.max(0, mean - spread), high: Math.min(1, mean + spread) };
  // Divided by what it is at its peak, because most of what is far from it is less than a number holds.
  const peak = cases === 0 ? 0 : power(successes, successes / cases) + power(failures, failures / cases);
  const riseAt = (place: number): number => {
    const rate = rateAt(ends, place);
    const height = power(successes, rate) + power(failures, Math.max(0, 1 - rate)) - peak;
    return height === -Infinity ? 0 : exp2(height) * slopeAt(place);
  };
  const rises = Array.from({ length: PIECES + 1 }, (_, i) => riseAt(i));
  const masses = [0];
  for (let i = 0; i < PIECES; i += 1) {
    masses.push(masses[i]! + (rises[i]! + 4 * riseAt(i + 0.5) + rises[i + 1]!) / 6);
  }
  const total = masses[PIECES]!;
  return { ...ends, masses: masses.map((mass) => mass / total), rises: rises.map((rise) => rise / total) };
}

/** The logarithm of a number to a power; anything to the power of 0 is 1. */
const power = (exponent: number, of: number): number => (exponent === 0 ? 0 : exponent * log2(of));

type Ends = Pick<RateBelief, 'low' | 'high'>;

/** The rate at a place, which is counted in pieces. */
function rateAt({ low, high }: Ends, place: number): number {
  const nearer = Math.min(place, PIECES - place) / PIECES;
  const share = 2 * nearer * nearer;
  return place * 2 < PIECES ? low + (high - low) * share : high - (high - low) * share;
}

/** How fast the rate grows there, in an unit that is the same everywhere. */
const slopeAt = (place: number): number => Math.min(place, PIECES - place);

function placeOf({ low, high }: Ends, rate: number): number {
  const share = (rate - low) / (high - low);
  return share < 0.5
    ? PIECES * Math.sqrt(Math.max(0, share) / 2)
    : PIECES * (1 - Math.sqrt(Math.max(0, 1 - share) / 2));
}

/** The rates at which pieces meet. */
export const bendsOf = (belief: RateBelief): readonly number[] =>
  Array.from({ length: PIECES + 1 }, (_, i) => rateAt(belief, i));

/** How likely a rate is not above a number. */
export function massAt(belief: RateBelief, rate: number): number {
  if (rate <= belief.low) return 0;
  if (rate >= belief.high) return 1;
  const place = placeOf(belief, rate);
  const i = Math.min(PIECES - 1, Math.floor(place));
  const t = place - i;
  const { masses, rises } = belief;
  const rise = masses[i + 1]! - masses[i]!;
  const [from, to] = [rises[i]!, rises[i + 1]!];
  // The cubic that has the mass and the rise of both ends of the piece.
  return masses[i]! + t * (from + t * (3 * rise - 2 * from - to + t * (from + to - 2 * rise)));
}

/** How densely a rate lies at a number. */
export function densityAt(belief: RateBelief, rate: number): number {
  const { low, high, masses, rises } = belief;
  if (rate <= low || rate >= high) return 0;
  const place = placeOf(belief, rate);
  const i = Math.min(PIECES - 1, Math.floor(place));
  const t = place - i;
  const rise = masses[i + 1]! - masses[i]!;
  const [from, to] = [rises[i]!, rises[i + 1]!];
  const slope = from + t * (2 * (3 * rise - 2 * from - to) + t * 3 * (from + to - 2 * rise));
  return Math.max(0, slope) / ((high - low) * 4 * (slopeAt(place) / (PIECES * PIECES)));
}
