export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { parcelvoy } from './parcelvoy.ts';
export { parcelvoyContract } from './parcelvoyContract.ts';
export type { ParcelvoyOptions, ParcelvoyTrigger, ParcelvoyUser } from './parcelvoyOptions.ts';
