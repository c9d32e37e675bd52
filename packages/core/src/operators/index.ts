export { accept, type AcceptedEvent, type RejectedEvent } from './accept.ts';
export { decide } from './decide.ts';
export { deliver, type DeliverOptions } from './deliver.ts';
export { enrich, type EnrichFailure } from './enrich.ts';
export { keyedStore, type Kept, type KeyedStore } from './keyedStore.ts';
export { lift } from './lift.ts';
export { schedulerClock } from './schedulerClock.ts';
export { steps, type StreamOptions } from './steps.ts';
export type { SchemaIssue, SchemaResult, StandardSchema } from './standardSchema.ts';
