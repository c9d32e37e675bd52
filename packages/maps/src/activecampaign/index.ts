export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { activecampaign } from './activecampaign.ts';
export { activecampaignContract } from './activecampaignContract.ts';
export type {
  ActivecampaignContact,
  ActivecampaignOptions,
  ActivecampaignReport,
  ActivecampaignTrigger,
} from './activecampaignOptions.ts';
