import type { Delivery, SendMany } from '@opportune/core';

import { handOverMany } from '../internal/handOverMany.ts';
import type { Answer, Line } from '../internal/line.ts';
import { post } from '../internal/post.ts';
import { withdrawn } from '../internal/withdrawn.ts';
import { LARGEST_CALL, segmentBodies, type SegmentBodies } from './segmentBodies.ts';
import type { SegmentOptions } from './segmentOptions.ts';

/** How several calls go in one request. */
export interface SegmentBatch {
  readonly url: string;
  /** Bytes that a request may have. */
  readonly largest: number;
  readonly write: (calls: readonly string[]) => string;
}

/** Sends the calls of many decisions in one request; of no more than fit where each call is as large as it may be. */
export function segmentMany(
  options: SegmentOptions,
  line: Line,
  batch: SegmentBatch,
  headers: Record<string, string>,
  secrets: readonly string[],
): SendMany {
  const run = async (parts: readonly SegmentBodies[], first: Delivery): Promise<readonly Answer[]> => {
    const calls = parts.flatMap((part) => ('calls' in part ? part.calls.map(({ body }) => body) : []));
    // Where all are refused here there is nothing to send.
    const answer = calls.length === 0 ? withdrawn : await post(line, first, batch.url, headers, batch.write(calls));
    return parts.map((part) => ('refused' in part ? part.refused : answer));
  };
  const sendMany = (deliveries: readonly Delivery[]) =>
    handOverMany(
      deliveries,
      secrets,
      (delivery) => segmentBodies(options, delivery),
      (parts) => run(parts, deliveries[0]!),
    );
  const callsEach = options.profile === undefined ? 1 : 2;
  return Object.assign(sendMany, { atMost: Math.floor(batch.largest / LARGEST_CALL / callsEach) });
}
