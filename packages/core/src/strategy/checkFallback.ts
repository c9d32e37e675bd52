import type { Fallback } from '../funnel/fallback.ts';
import type { Offer } from '../funnel/proposal.ts';
import { show } from '../shape/describe.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Builder } from './builder.ts';

/** What a slot falls back on is promised, so that nothing may be asked of it; the stages that it is exempt from do not count. */
export function checkFallback(builder: Builder, fallback: Fallback, offers: readonly Offer[], at: Pointer): void {
  const { action: id, channel } = fallback;
  const offer = offers.find(({ candidate }) => candidate.action.channel === channel) ?? offers[0];
  if (offer === undefined) {
    builder.fault('TARGET_UNKNOWN', at, `expected the id of an action, found ${show(id)}`);
    return;
  }
  const wrong = (found: string): void =>
    builder.fault('FALLBACK_INVALID', at, `expected an action that is always there, found ${show(id)}, ${found}`);
  const { action } = offer.candidate;
  if (action.channel !== channel) wrong(`which is on the channel ${show(action.channel)} and not on ${show(channel)}`);
  const own = (['on', 'when', 'validFrom', 'validTo'] as const).filter((field) => action[field] !== undefined);
  if (own.length > 0) wrong(`which has ${own.join(' and ')}`);
  else if (offer.demands.some((demands) => demands.length > 0)) wrong('of which qualify asks something');
  for (const [{ concerns, remembers, outcomes, defers = false }, place] of builder.policies) {
    // Caps and rests are what it is exempt from, and what is held back for later is not what answers a request.
    if (remembers !== undefined || outcomes !== undefined || defers) continue;
    if (concerns?.(action) ?? true) wrong(`which the policy at ${place} may hold back`);
  }
}
