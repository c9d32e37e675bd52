export { correctSkew, type CorrectedTime, type SkewBounds, type SkewDoubt, type Stamps } from './correctSkew.ts';
export { fromCloudEvents } from './cloudEvents/fromCloudEvents.ts';
export type { CloudEvent } from './cloudEvents/cloudEvent.ts';
export type { CloudEventOptions } from './cloudEvents/cloudEventOptions.ts';
export { fromEvents, type EventOptions } from './fromEvents.ts';
export { fromSegment } from './segment/fromSegment.ts';
export type { SegmentCall, SegmentOptions } from './segment/segmentOptions.ts';
export type { Received } from './received.ts';
export type { RejectedEvent } from './rejectedEvent.ts';
