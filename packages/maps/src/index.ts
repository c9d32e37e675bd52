// What requests have in common
export type { Contract, Operation, PlatformLimit } from './contract.ts';
export type { Fetch } from './internal/fetch.ts';

// Klaviyo
export { klaviyo } from './klaviyo/klaviyo.ts';
export { klaviyoContract } from './klaviyo/klaviyoContract.ts';
export type { KlaviyoIdentity, KlaviyoOptions, KlaviyoReport } from './klaviyo/klaviyoOptions.ts';

// Adobe Marketo Engage
export { marketo } from './marketo/marketo.ts';
export { marketoContract } from './marketo/marketoContract.ts';
export type { MarketoActivity, MarketoOptions } from './marketo/marketoOptions.ts';

// Salesforce Marketing Cloud Engagement
export { salesforceMarketingCloud } from './salesforce/salesforceMarketingCloud.ts';
export { salesforceMarketingCloudContract } from './salesforce/salesforceMarketingCloudContract.ts';
export type {
  SalesforceMarketingCloudIdentity,
  SalesforceMarketingCloudOptions,
  SalesforceMarketingCloudReport,
} from './salesforce/salesforceMarketingCloudOptions.ts';

// Any receiver of signed webhooks
export { webhook } from './webhook/webhook.ts';
export { webhookContract } from './webhook/webhookContract.ts';
export type { WebhookOptions } from './webhook/webhookOptions.ts';
