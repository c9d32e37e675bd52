export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { resend } from './resend.ts';
export { resendContract } from './resendContract.ts';
export type {
  ResendAccount,
  ResendEventOptions,
  ResendMailOptions,
  ResendOptions,
  ResendReport,
} from './resendOptions.ts';
