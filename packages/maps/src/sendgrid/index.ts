export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { sendgrid } from './sendgrid.ts';
export { sendgridContract } from './sendgridContract.ts';
export type { SendgridAddress, SendgridOptions, SendgridReport } from './sendgridOptions.ts';
