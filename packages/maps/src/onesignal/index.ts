export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { onesignal } from './onesignal.ts';
export { onesignalContract } from './onesignalContract.ts';
export type {
  OnesignalIdentity,
  OnesignalOptions,
  OnesignalReport,
  OnesignalTrigger,
  OnesignalUser,
} from './onesignalOptions.ts';
