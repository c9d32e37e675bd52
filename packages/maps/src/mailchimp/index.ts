export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { mailchimp } from './mailchimp.ts';
export { mailchimpContract } from './mailchimpContract.ts';
export type { MailchimpOptions, MailchimpReport, MailchimpTrigger } from './mailchimpOptions.ts';
