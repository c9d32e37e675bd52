/**
 * A version of HubSpot's API. Those that are dated differ in their paths only.
 * @public
 */
export type HubspotVersion = 'v3' | '2026-03' | '2026-09';

interface Paths {
  readonly event: string;
  readonly email: string;
  readonly contact: string;
}

/** Where each request goes, by version. */
export const hubspotPaths: Readonly<Record<HubspotVersion, Paths>> = {
  v3: {
    event: '/events/v3/send',
    email: '/marketing/v3/transactional/single-email/send',
    contact: '/crm/v3/objects/contacts/batch/upsert',
  },
  '2026-03': {
    event: '/events/2026-03/send',
    email: '/marketing/transactional/2026-03/single-email/send',
    contact: '/crm/objects/2026-03/contacts/batch/upsert',
  },
  '2026-09': {
    event: '/events/custom/2026-09/send',
    email: '/marketing/transactional/2026-09/single-email/send',
    contact: '/crm/objects/2026-09/contacts/batch/upsert',
  },
};
