import type { OutcomeType } from '@opportune/core';

/** What it means that a property of a contact changes. HubSpot keeps these for all marketing email together. */
export const hubspotChanges: Readonly<Record<string, OutcomeType>> = {
  hs_email_last_open_date: 'impression',
  hs_email_last_click_date: 'click',
  hs_email_optout: 'unsubscribe',
  hs_email_hard_bounce_reason_enum: 'bounce',
};

/** The properties that are set by a bounce for good, and by no other. */
export const permanentBounces: ReadonlySet<string> = /* @__PURE__ */ new Set(['hs_email_hard_bounce_reason_enum']);
