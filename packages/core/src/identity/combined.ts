import { compareText } from '../internal/compareText.ts';
import { own } from '../internal/own.ts';
import { withOutcomes } from '../policies/withOutcomes.ts';
import type { Program } from '../step/program.ts';
import { latestIds } from '../step/recognise.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { contactsOf } from './contactsOf.ts';
import { heldBack } from './heldBack.ts';
import { joinedConsents } from './joinedConsents.ts';
import type { Parts } from './parts.ts';
import type { Standing } from './standing.ts';

/**
 * Where identities stand together, as seen by one of them: whose attributes hide those of the others, of whom the one
 * heard of later goes first. Undefined where none stands, which no step writes.
 */
export function combined(program: Program, customer: string, parts: Parts): Standing | undefined {
  const standings = inOrder(customer, parts);
  const [first, ...others] = standings;
  if (others.length === 0) return first;
  const outcomes = standings
    .map((standing) => standing.outcomes)
    .reduce((one, other) => program.outcomes?.joined(one, other));
  const together: Standing = {
    watermark: Math.max(...standings.map(({ watermark }) => watermark)),
    seen: latestIds(standings.flatMap(({ seen }) => seen)),
    profile: Object.fromEntries(standings.flatMap(({ profile }) => Object.entries(profile))),
    triggers: togetherOpen(program, standings),
    deferrals: heldBack(standings.flatMap(({ deferrals }) => deferrals)),
    contacts: contactsOf(standings.flatMap(({ contacts }) => contacts)),
    consents: standings.map(({ consents }) => consents).reduce(joinedConsents),
  };
  return withOutcomes(together, outcomes);
}

/** The strongest last. */
function inOrder(customer: string, parts: Parts): readonly Standing[] {
  const standing = Array.from(parts).flatMap(([id, part]) =>
    part.standing === undefined ? [] : [{ id, it: part.standing, isOwn: id === customer }],
  );
  standing.sort(
    (a, b) => Number(a.isOwn) - Number(b.isOwn) || a.it.watermark - b.it.watermark || compareText(a.id, b.id),
  );
  return standing.map(({ it }) => it);
}

function togetherOpen({ triggers }: Program, standings: readonly Standing[]): Record<string, TriggerMemory> {
  const together = new Map<string, TriggerMemory>();
  for (const { triggers: open } of standings) {
    for (const name of Object.keys(open)) {
      const [before, memory] = [together.get(name), own(open, name)!];
      together.set(name, before === undefined ? memory : (triggers.get(name)?.merge(before, memory) ?? memory));
    }
  }
  return Object.fromEntries(together);
}
