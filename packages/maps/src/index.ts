// What requests have in common
export type { Contract, Operation, PlatformLimit } from './contract.ts';
export type { Fetch } from './internal/fetch.ts';

// Braze
export { braze } from './braze/braze.ts';
export { brazeContract } from './braze/brazeContract.ts';
export type { BrazeIdentity, BrazeOptions, BrazeReport, BrazeTrigger } from './braze/brazeOptions.ts';

// Iterable
export { iterable } from './iterable/iterable.ts';
export { iterableContract } from './iterable/iterableContract.ts';
export type { IterableIdentity, IterableOptions, IterableReport, IterableTrigger } from './iterable/iterableOptions.ts';

// Klaviyo
export { klaviyo } from './klaviyo/klaviyo.ts';
export { klaviyoContract } from './klaviyo/klaviyoContract.ts';
export type { KlaviyoIdentity, KlaviyoOptions, KlaviyoReport } from './klaviyo/klaviyoOptions.ts';

// Any receiver of signed webhooks
export { webhook } from './webhook/webhook.ts';
export { webhookContract } from './webhook/webhookContract.ts';
export type { WebhookOptions } from './webhook/webhookOptions.ts';
