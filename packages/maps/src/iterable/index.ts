export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { iterable } from './iterable.ts';
export { iterableContract } from './iterableContract.ts';
export type { IterableIdentity, IterableOptions, IterableReport, IterableTrigger } from './iterableOptions.ts';
