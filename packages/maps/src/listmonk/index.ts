export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { listmonk } from './listmonk.ts';
export { listmonkContract } from './listmonkContract.ts';
export type { ListmonkIdentity, ListmonkOptions, ListmonkSubscriber } from './listmonkOptions.ts';
