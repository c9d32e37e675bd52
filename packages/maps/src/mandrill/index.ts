export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { mandrill } from './mandrill.ts';
export { mandrillContract } from './mandrillContract.ts';
export type { MandrillAddress, MandrillOptions, MandrillReport } from './mandrillOptions.ts';
