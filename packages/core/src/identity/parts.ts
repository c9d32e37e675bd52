import { canonical } from '../internal/canonical.ts';
import { own } from '../internal/own.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Origin } from './origin.ts';
import { standingOf, type Standing } from './standing.ts';

/** What one identity has brought; without a standing where another identity has built upon it since. */
interface Part extends Origin {
  readonly standing?: Standing;
}

/** A customer by the identities under which they were known. */
export type Parts = ReadonlyMap<string, Part>;

/** Takes a customer apart. */
export function partsOf(state: CustomerState): Parts {
  const { customer, revision, aggregates, origins = {}, pending } = state;
  const parts = new Map<string, Part>();
  for (const [id, origin] of [[customer, { revision, aggregates }] as const, ...Object.entries(origins)]) {
    const standing = pending === undefined && id === customer ? standingOf(state) : own(pending ?? {}, id);
    parts.set(id, { ...origin, ...(standing === undefined ? {} : { standing }) });
  }
  return parts;
}

/** Of each identity the newer part. Because that is the greater one in one order of all parts, nothing depends on who comes first. */
export function joinedParts(one: Parts, other: Parts): Parts {
  const joined = new Map(one);
  for (const [id, part] of other) {
    const mine = joined.get(id);
    joined.set(id, mine === undefined ? part : newer(mine, part));
  }
  return joined;
}

function newer(one: Part, other: Part): Part {
  if (one.revision !== other.revision) return one.revision > other.revision ? one : other;
  // What somebody has built upon must not come back: a match that has fired would fire again.
  const isBuiltUpon = one.standing === undefined;
  if (isBuiltUpon !== (other.standing === undefined)) return isBuiltUpon ? one : other;
  return canonical(one) < canonical(other) ? other : one;
}
