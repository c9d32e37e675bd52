// What requests have in common
export type { CallOptions } from './callOptions.ts';
export type { Contract, Operation, PlatformLimit } from './contract.ts';
export type { Fetch } from './internal/fetch.ts';

// ActiveCampaign
export { activecampaign } from './activecampaign/activecampaign.ts';
export { activecampaignContract } from './activecampaign/activecampaignContract.ts';
export type {
  ActivecampaignContact,
  ActivecampaignOptions,
  ActivecampaignReport,
  ActivecampaignTrigger,
} from './activecampaign/activecampaignOptions.ts';

// Adobe Marketo Engage
export { marketo } from './marketo/marketo.ts';
export { marketoContract } from './marketo/marketoContract.ts';
export type { MarketoActivity, MarketoOptions } from './marketo/marketoOptions.ts';

// Braze
export { braze } from './braze/braze.ts';
export { brazeContract } from './braze/brazeContract.ts';
export type { BrazeIdentity, BrazeOptions, BrazeReport, BrazeTrigger } from './braze/brazeOptions.ts';

// Customer.io
export { customerio } from './customerio/customerio.ts';
export { customerioContract } from './customerio/customerioContract.ts';
export type {
  CustomerioEventOptions,
  CustomerioIdentity,
  CustomerioMessageOptions,
  CustomerioOptions,
  CustomerioReport,
  CustomerioSharedOptions,
} from './customerio/customerioOptions.ts';

// HubSpot
export { hubspot } from './hubspot/hubspot.ts';
export { hubspotContract } from './hubspot/hubspotContract.ts';
export type { HubspotIdentity, HubspotOptions, HubspotReport, HubspotTrigger } from './hubspot/hubspotOptions.ts';
export type { HubspotVersion } from './hubspot/hubspotPaths.ts';

// Iterable
export { iterable } from './iterable/iterable.ts';
export { iterableContract } from './iterable/iterableContract.ts';
export type { IterableIdentity, IterableOptions, IterableReport, IterableTrigger } from './iterable/iterableOptions.ts';

// Klaviyo
export { klaviyo } from './klaviyo/klaviyo.ts';
export { klaviyoContract } from './klaviyo/klaviyoContract.ts';
export type { KlaviyoIdentity, KlaviyoOptions, KlaviyoReport } from './klaviyo/klaviyoOptions.ts';

// listmonk
export { listmonk } from './listmonk/listmonk.ts';
export { listmonkContract } from './listmonk/listmonkContract.ts';
export type { ListmonkIdentity, ListmonkOptions, ListmonkSubscriber } from './listmonk/listmonkOptions.ts';

// Mailchimp
export { mailchimp } from './mailchimp/mailchimp.ts';
export { mailchimpContract } from './mailchimp/mailchimpContract.ts';
export type { MailchimpOptions, MailchimpReport, MailchimpTrigger } from './mailchimp/mailchimpOptions.ts';

// Mailchimp Transactional, which was called Mandrill
export { mandrill } from './mandrill/mandrill.ts';
export { mandrillContract } from './mandrill/mandrillContract.ts';
export type { MandrillAddress, MandrillOptions, MandrillReport } from './mandrill/mandrillOptions.ts';

// Mautic
export { mautic } from './mautic/mautic.ts';
export { mauticContract } from './mautic/mauticContract.ts';
export type { MauticOptions, MauticReport, MauticTrigger } from './mautic/mauticOptions.ts';

// OneSignal
export { onesignal } from './onesignal/onesignal.ts';
export { onesignalContract } from './onesignal/onesignalContract.ts';
export type {
  OnesignalIdentity,
  OnesignalOptions,
  OnesignalReport,
  OnesignalTrigger,
  OnesignalUser,
} from './onesignal/onesignalOptions.ts';

// Parcelvoy
export { parcelvoy } from './parcelvoy/parcelvoy.ts';
export { parcelvoyContract } from './parcelvoy/parcelvoyContract.ts';
export type { ParcelvoyOptions, ParcelvoyTrigger, ParcelvoyUser } from './parcelvoy/parcelvoyOptions.ts';

// Resend
export { resend } from './resend/resend.ts';
export { resendContract } from './resend/resendContract.ts';
export type {
  ResendAccount,
  ResendEventOptions,
  ResendMailOptions,
  ResendOptions,
  ResendReport,
} from './resend/resendOptions.ts';

// Salesforce Marketing Cloud Engagement
export { salesforceMarketingCloud } from './salesforce/salesforceMarketingCloud.ts';
export { salesforceMarketingCloudContract } from './salesforce/salesforceMarketingCloudContract.ts';
export type {
  SalesforceMarketingCloudIdentity,
  SalesforceMarketingCloudOptions,
  SalesforceMarketingCloudReport,
} from './salesforce/salesforceMarketingCloudOptions.ts';

// SendGrid
export { sendgrid } from './sendgrid/sendgrid.ts';
export { sendgridContract } from './sendgrid/sendgridContract.ts';
export type { SendgridAddress, SendgridOptions, SendgridReport } from './sendgrid/sendgridOptions.ts';

// Whatever takes Segment's calls
export { segment } from './segment/segment.ts';
export { segmentContract } from './segment/segmentContract.ts';
export type { SegmentIdentity, SegmentOptions, SegmentReport } from './segment/segmentOptions.ts';

// Any receiver of signed webhooks
export { webhook } from './webhook/webhook.ts';
export { webhookContract } from './webhook/webhookContract.ts';
export type { WebhookOptions } from './webhook/webhookOptions.ts';
