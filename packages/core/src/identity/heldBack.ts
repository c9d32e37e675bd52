import { canonical } from '../internal/canonical.ts';
import { compareText } from '../internal/compareText.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';

/** What is still held back of all that identities hold back: of each trigger the latest match, first what ends first. */
export function heldBack(all: readonly Deferral[]): readonly Deferral[] {
  const latest = new Map<string, TriggerMatch>();
  for (const { match } of all) {
    const other = latest.get(match.name);
    if (other === undefined || inOrder(other, match) < 0) latest.set(match.name, match);
  }
  const kept = all.filter(({ match }) => inOrder(match, latest.get(match.name)!) === 0);
  return Array.from(new Map(kept.map((deferral) => [canonical(deferral), deferral])))
    .sort(([a, one], [b, other]) => one.until - other.until || compareText(a, b))
    .map(([, deferral]) => deferral);
}

const inOrder = (one: TriggerMatch, other: TriggerMatch): number =>
  one.openedAt - other.openedAt || one.at - other.at || compareText(one.id, other.id);
