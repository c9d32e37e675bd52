// What requests have in common
export type { Contract, Operation, PlatformLimit } from './contract.ts';
export type { Fetch } from './internal/fetch.ts';

// Klaviyo
export { klaviyo } from './klaviyo/klaviyo.ts';
export { klaviyoContract } from './klaviyo/klaviyoContract.ts';
export type { KlaviyoIdentity, KlaviyoOptions, KlaviyoReport } from './klaviyo/klaviyoOptions.ts';

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

// SendGrid
export { sendgrid } from './sendgrid/sendgrid.ts';
export { sendgridContract } from './sendgrid/sendgridContract.ts';
export type { SendgridAddress, SendgridOptions, SendgridReport } from './sendgrid/sendgridOptions.ts';

// Any receiver of signed webhooks
export { webhook } from './webhook/webhook.ts';
export { webhookContract } from './webhook/webhookContract.ts';
export type { WebhookOptions } from './webhook/webhookOptions.ts';
