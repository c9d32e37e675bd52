import type { CustomerState } from '../profile/customerState.ts';
import { marksOfBoth } from '../step/marks.ts';
import type { Program } from '../step/program.ts';
import { combined } from './combined.ts';
import { firstKnown } from './firstKnown.ts';
import { joinedParts, partsOf, type Parts } from './parts.ts';
import { standingOf } from './standing.ts';
import { subjectOf } from './subjectOf.ts';

/**
 * Two states as one, as seen by the first. Everything in it is either the greater of two values in one order of all values, or
 * worked out anew from such values: so it is the same in whatever order states are joined, and however often.
 * @see docs/decisions/0015-identities-are-kept-apart.md
 */
export function joined(program: Program, one: CustomerState, other: CustomerState): CustomerState {
  const { customer } = one;
  const parts = joinedParts(partsOf(one), partsOf(other));
  const { revision, aggregates } = parts.get(customer)!;
  const { subject: _subject, origins: _origins, pending: _pending, outcomes: _outcomes, ...rest } = one;
  return {
    ...rest,
    ...firstOf(customer, one, other),
    ...erasedAtOf(one, other),
    // Where nobody stands the state is damaged, and stays as it is.
    ...(combined(program, customer, parts) ?? standingOf(one)),
    watermark: Math.max(one.watermark, other.watermark),
    revision,
    marks: marksOfBoth(one.marks ?? '', other.marks ?? ''),
    aggregates,
    ...originsOf(customer, parts),
    ...pendingOf(customer, parts),
  };
}

function firstOf(customer: string, one: CustomerState, other: CustomerState): Pick<CustomerState, 'since' | 'subject'> {
  const { since, ...first } = firstKnown(one, other);
  const subject = subjectOf(first);
  return { since, ...(subject === customer ? {} : { subject }) };
}

/** What one has had erased must not come back under the other. */
function erasedAtOf(one: CustomerState, other: CustomerState): Pick<CustomerState, 'erasedAt'> {
  const erasedAt = Math.max(one.erasedAt ?? -Infinity, other.erasedAt ?? -Infinity);
  return erasedAt === -Infinity ? {} : { erasedAt };
}

function originsOf(customer: string, parts: Parts): Pick<CustomerState, 'origins'> {
  const others = Array.from(parts).filter(([id]) => id !== customer);
  if (others.length === 0) return {};
  return {
    origins: Object.fromEntries(others.map(([id, { revision, aggregates }]) => [id, { revision, aggregates }])),
  };
}

function pendingOf(customer: string, parts: Parts): Pick<CustomerState, 'pending'> {
  const standings = Array.from(parts).flatMap(([id, { standing }]) =>
    standing === undefined ? [] : [[id, standing] as const],
  );
  const isOwnAlone = standings.length === 1 && standings[0]![0] === customer;
  return isOwnAlone ? {} : { pending: Object.fromEntries(standings) };
}
