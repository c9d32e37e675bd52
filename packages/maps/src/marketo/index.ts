export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { marketo } from './marketo.ts';
export { marketoContract } from './marketoContract.ts';
export type { MarketoActivity, MarketoOptions } from './marketoOptions.ts';
