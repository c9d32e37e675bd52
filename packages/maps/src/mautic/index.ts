export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { mautic } from './mautic.ts';
export { mauticContract } from './mauticContract.ts';
export type { MauticOptions, MauticReport, MauticTrigger } from './mauticOptions.ts';
