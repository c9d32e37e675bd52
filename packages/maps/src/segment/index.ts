export type { CallOptions } from '../callOptions.ts';
export type { Contract, Operation, PlatformLimit } from '../contract.ts';
export type { Fetch } from '../internal/fetch.ts';
export { segment } from './segment.ts';
export { segmentContract } from './segmentContract.ts';
export type { SegmentIdentity, SegmentOptions, SegmentReport } from './segmentOptions.ts';
