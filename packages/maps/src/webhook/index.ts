export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { webhook } from './webhook.ts';
export { webhookContract } from './webhookContract.ts';
export type { WebhookOptions } from './webhookOptions.ts';
