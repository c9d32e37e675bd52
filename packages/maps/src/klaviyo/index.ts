export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { klaviyo } from './klaviyo.ts';
export { klaviyoContract } from './klaviyoContract.ts';
export type { KlaviyoIdentity, KlaviyoOptions, KlaviyoReport } from './klaviyoOptions.ts';
