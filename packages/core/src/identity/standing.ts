import type { Contact } from '../policies/contact.ts';
import type { Deferral } from '../policies/deferral.ts';
import type { PastOutcome } from '../policies/pastOutcome.ts';
import { withOutcomes } from '../policies/withOutcomes.ts';
import type { Consents } from '../profile/consent.ts';
import type { CustomerState, Profile } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';

/**
 * Where an identity stands: what the next input builds upon, and so what cannot be added up but has to be combined.
 * @public
 */
export interface Standing {
  readonly watermark: Instant;
  readonly seen: readonly number[];
  readonly profile: Profile;
  readonly triggers: Readonly<Record<string, TriggerMemory>>;
  readonly deferrals: readonly Deferral[];
  readonly contacts: readonly Contact[];
  readonly outcomes?: readonly PastOutcome[];
  readonly consents: Consents;
}

/** Where a customer stands who is nobody else. */
export function standingOf(state: CustomerState): Standing {
  const { watermark, seen, profile, triggers, deferrals, contacts, consents, outcomes } = state;
  return withOutcomes<Standing>({ watermark, seen, profile, triggers, deferrals, contacts, consents }, outcomes);
}
