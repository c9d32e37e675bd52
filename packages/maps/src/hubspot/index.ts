export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { hubspot } from './hubspot.ts';
export { hubspotContract } from './hubspotContract.ts';
export type { HubspotIdentity, HubspotOptions, HubspotReport, HubspotTrigger } from './hubspotOptions.ts';
export type { HubspotVersion } from './hubspotPaths.ts';
