export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { braze } from './braze.ts';
export { brazeContract } from './brazeContract.ts';
export type { BrazeIdentity, BrazeOptions, BrazeReport, BrazeTrigger } from './brazeOptions.ts';
