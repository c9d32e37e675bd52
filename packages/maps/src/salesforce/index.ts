export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { salesforceMarketingCloud } from './salesforceMarketingCloud.ts';
export { salesforceMarketingCloudContract } from './salesforceMarketingCloudContract.ts';
export type {
  SalesforceMarketingCloudIdentity,
  SalesforceMarketingCloudOptions,
  SalesforceMarketingCloudReport,
} from './salesforceMarketingCloudOptions.ts';
