import type { Delivery } from '@opportune/core';

import type { Answer } from '../internal/line.ts';
import { tooLarge } from '../internal/tooLarge.ts';
import { segmentCalls } from './segmentCalls.ts';
import type { SegmentOptions } from './segmentOptions.ts';

/** 32 kB a call, in the stricter reading of the two. */
export const LARGEST_CALL = 32_000;

/** A decision's calls as JSON, with where each goes if it goes by itself; or why the platform would drop one of them. */
export type SegmentBodies =
  | { readonly calls: readonly { readonly path: string; readonly body: string }[] }
  | { readonly refused: Answer };

/** @throws where a mapping fails, names nobody or nothing, or content cannot be written */
export function segmentBodies(options: SegmentOptions, delivery: Delivery): SegmentBodies {
  const calls = segmentCalls(options, delivery).map((call) => ({ path: `/${call.type}`, body: JSON.stringify(call) }));
  const refused = calls.flatMap(({ body }) => tooLarge(body, LARGEST_CALL) ?? [])[0];
  return refused === undefined ? { calls } : { refused };
}
