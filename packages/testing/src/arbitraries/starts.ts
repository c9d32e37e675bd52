import { instant, type Instant } from '@opportune/core';

/** When histories begin: on a plain day, and on the eve of clock changes in both hemispheres. */
export const STARTS: readonly Instant[] = [
  '2026-06-10T12:00:00Z',
  '2026-03-28T20:00:00Z', // Berlin, forwards
  '2026-10-24T20:00:00Z', // Berlin, back
  '2026-03-08T00:00:00Z', // New York, forwards
  '2026-04-04T12:00:00Z', // Lord Howe, back by half an hour; Chatham, back
  '2026-10-03T12:00:00Z', // Lord Howe, forwards by half an hour
].map(instant);
