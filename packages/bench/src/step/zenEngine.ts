import { anyOf, quoted, zenTable } from '../zenTable.ts';
import type { Matcher } from './matcher.ts';
import type { Offer } from './work.ts';

const ASKS = ['event.type', 'event.total', 'profile.segment', 'profile.country', 'profile.spent', 'profile.risk'];

/**
 * The conditions alone, in a decision table of @gorules/zen-engine.
 * @throws {NotHere} where it does not run on this machine
 */
export async function zenEngine(offers: readonly Offer[]): Promise<Matcher> {
  const fitting = await zenTable<{ readonly id: string }>(ASKS, ['id'], offers.map(rowOf));
  return async ({ type, properties }, profile) => {
    const rows = await fitting({ event: { type, ...properties }, profile });
    return rows.map(({ id }) => id);
  };
}

const rowOf = ({
  id,
  on,
  segments,
  countries,
  minSpent,
  maxRisk,
  minTotal,
}: Offer): Readonly<Record<string, string>> => ({
  _id: id,
  'event.type': quoted(on),
  'event.total': minTotal === undefined ? '' : `>= ${minTotal}`,
  'profile.segment': anyOf(segments),
  'profile.country': countries === undefined ? '' : anyOf(countries),
  'profile.spent': `>= ${minSpent}`,
  'profile.risk': maxRisk === undefined ? '' : `< ${maxRisk}`,
  id: quoted(id),
});
