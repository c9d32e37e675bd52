// What requests have in common
export type { Contract, Operation, PlatformLimit } from './contract.ts';
export type { Fetch } from './internal/fetch.ts';

// HubSpot
export { hubspot } from './hubspot/hubspot.ts';
export { hubspotContract } from './hubspot/hubspotContract.ts';
export type { HubspotIdentity, HubspotOptions, HubspotReport, HubspotTrigger } from './hubspot/hubspotOptions.ts';
export type { HubspotVersion } from './hubspot/hubspotPaths.ts';

// Klaviyo
export { klaviyo } from './klaviyo/klaviyo.ts';
export { klaviyoContract } from './klaviyo/klaviyoContract.ts';
export type { KlaviyoIdentity, KlaviyoOptions, KlaviyoReport } from './klaviyo/klaviyoOptions.ts';

// Parcelvoy
export { parcelvoy } from './parcelvoy/parcelvoy.ts';
export { parcelvoyContract } from './parcelvoy/parcelvoyContract.ts';
export type { ParcelvoyOptions, ParcelvoyTrigger, ParcelvoyUser } from './parcelvoy/parcelvoyOptions.ts';

// Any receiver of signed webhooks
export { webhook } from './webhook/webhook.ts';
export { webhookContract } from './webhook/webhookContract.ts';
export type { WebhookOptions } from './webhook/webhookOptions.ts';
