export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { customerio } from './customerio.ts';
export { customerioContract } from './customerioContract.ts';
export type {
  CustomerioEventOptions,
  CustomerioIdentity,
  CustomerioMessageOptions,
  CustomerioOptions,
  CustomerioReport,
  CustomerioSharedOptions,
} from './customerioOptions.ts';
