import { hash53 } from '../internal/hash.ts';
import { isPresent } from '../internal/isPresent.ts';
import { typeOf } from '../internal/typeOf.ts';
import { hasConsent } from '../profile/consent.ts';
import { isScalar } from '../shape/isScalar.ts';
import type { AttributeType } from '../strategy/attributeDeclaration.ts';
import type { Millis } from '../time/duration.ts';
import { gathered, NOTHING, single, type Bounded, type Ranked } from './bounded.ts';
import type { Cell } from './cell.ts';
import { CLAIMS, type Claim } from './claim.ts';
import { clip } from './clip.ts';
import { bucketOf } from './lags.ts';
import type { Observation } from './observation.ts';
import { personalData } from './personalData.ts';
import { tallied, TALLIES, type Tally } from './tally.ts';
import type { Watch, Watches } from './watch.ts';

/** What one observation adds. */
export interface Observed {
  readonly cells: Bounded<Cell>;
  readonly customers: Bounded<Bounded<Claim>>;
}

/** Counts one event. What cannot be read, because it throws, counts as rejected. */
export function observed(watches: Watches, observation: Observation): Observed {
  const { event } = observation;
  try {
    const type = text(field(event, 'type'));
    const source = text(field(event, 'source'));
    const watch = watches.of(field(event, 'type'));
    const isSound = !isRejected(observation);
    const counted = isSound ? accepted(watch, watches.seed, observation) : rejected(watches.seed, observation);
    return {
      cells: single(rankOf(watch, type, source, watches.seed), { ...counted, type, source }),
      customers: isSound && observation.ignored !== 'DUPLICATE' ? claimsOf(watch, watches.seed, event) : NOTHING,
    };
  } catch {
    const issues = tallies([tallied('UNREADABLE', '', watches.seed)]);
    const rank = rankOf(watches.of(undefined), null, null, watches.seed);
    return { cells: single(rank, { ...ARRIVED, rejected: 1, issues }), customers: NOTHING };
  }
}

/** One event of which nothing else is known. */
const ARRIVED: Cell = {
  type: null,
  source: null,
  arrivals: 1,
  rejected: 0,
  mistyped: 0,
  duplicates: 0,
  tooLate: 0,
  ahead: 0,
  exposed: 0,
  asked: 0,
  unconsented: 0,
  issues: NOTHING,
  missing: NOTHING,
  personal: NOTHING,
  lags: NOTHING,
  ids: NOTHING,
};

/** Those of declared types come before all others, so that nobody crowds them out by sending many types. */
const rankOf = (watch: Watch, type: string | null, source: string | null, seed: number): number =>
  hash53(JSON.stringify([type, source]), seed) - (watch.isDeclared ? 2 ** 53 : 0);

const isRejected = ({ faults = [], ignored }: Observation): boolean => faults.length > 0 || ignored === 'INVALID';

const rejected = (seed: number, { faults = [] }: Observation): Cell => ({
  ...ARRIVED,
  rejected: 1,
  issues: tallies(faults.map(({ code, path }) => tallied(code, path, seed))),
});

function accepted(watch: Watch, seed: number, observation: Observation): Cell {
  const { event, ignored } = observation;
  const id = field(event, 'id');
  const ids = typeof id === 'string' ? single(hash53(id, seed), 1) : NOTHING;
  // The second of two is not looked at twice.
  if (ignored === 'DUPLICATE') return { ...ARRIVED, duplicates: 1, ids };
  const properties = field(event, 'properties');
  const issues = tallies(
    watch.typed
      .filter(({ way, is }) => isOtherwise(inside(properties, way), is))
      .map(({ path }) => tallied('TYPE_MISMATCH', path, seed)),
  );
  const missing = tallies(
    watch.expected
      .filter(({ way }) => !isPresent(inside(properties, way)))
      .map(({ path }) => tallied('MISSING', path, seed)),
  );
  const personal = tallies(personalData(properties, watch.personal).map(({ kind, path }) => tallied(kind, path, seed)));
  const lag = lagOf(observation);
  const isAsked = watch.consent !== undefined && observation.consents !== undefined;
  return {
    ...ARRIVED,
    mistyped: issues === NOTHING ? 0 : 1,
    tooLate: ignored === 'TOO_LATE' ? 1 : 0,
    ahead: lag !== undefined && lag < 0 ? 1 : 0,
    exposed: personal === NOTHING ? 0 : 1,
    asked: isAsked ? 1 : 0,
    unconsented: isAsked && !hasConsent(observation.consents, watch.consent.channel, watch.consent.purpose) ? 1 : 0,
    issues,
    missing,
    personal,
    lags: lag === undefined ? NOTHING : single(bucketOf(lag), 1),
    ids,
  };
}

const isOtherwise = (value: unknown, type: AttributeType): boolean => isPresent(value) && typeOf(value) !== type;

function lagOf({ event, now }: Observation): Millis | undefined {
  const time = field(event, 'time');
  const said = field(event, 'received');
  const received = isNumber(said) ? said : now;
  return isNumber(time) && isNumber(received) ? received - time : undefined;
}

/** What the event says of its customer. Who does not say who they are contradicts nobody. */
function claimsOf(watch: Watch, seed: number, event: unknown): Bounded<Bounded<Claim>> {
  const source = text(field(event, 'source'));
  const customer = field(event, 'customer');
  const at = field(event, 'time');
  if (source === null || typeof customer !== 'string' || !isNumber(at)) return NOTHING;
  const properties = field(event, 'properties');
  const claims = watch.told.flatMap(({ way, is: attribute }): Ranked<Claim>[] => {
    const value = inside(properties, way);
    if (!isPresent(value) || !isScalar(value)) return [];
    const hash = hash53(JSON.stringify(typeof value === 'string' ? clip(value, 1024) : value), seed);
    return [[hash53(JSON.stringify([attribute, source]), seed), { attribute, source, at, value: hash }]];
  });
  return claims.length === 0 ? NOTHING : single(hash53(customer, seed), gathered(claims, CLAIMS));
}

const tallies = (all: readonly Ranked<Tally>[]): Bounded<Tally> => gathered(all, TALLIES);

/** What an object has itself under a name. */
const field = (object: unknown, name: string): unknown =>
  typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? (object as Readonly<Record<string, unknown>>)[name]
    : undefined;

const inside = (object: unknown, way: readonly string[]): unknown => way.reduce(field, object);

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? clip(value) : null);

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
