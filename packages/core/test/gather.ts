import type { CustomerEvent } from '../src/events/customerEvent.ts';
import type { Node } from '../src/shape/shape.ts';
import type { Instant } from '../src/time/instant.ts';
import { builder } from './builder.ts';

/** The value that an aggregate has after events, in the order given. */
export function gather(node: Node, events: readonly CustomerEvent[], asOf?: Instant, zone?: string): unknown {
  const aggregate = builder().aggregate(node, '')!;
  let memory: unknown;
  let watermark = -Infinity;
  for (const each of events) {
    watermark = Math.max(watermark, each.time);
    // What is stored is JSON: an aggregate must not rely on anything else.
    const stored: unknown = memory === undefined ? undefined : JSON.parse(JSON.stringify(memory));
    memory = aggregate.add(stored, each, watermark);
  }
  return aggregate.read(memory, Math.max(asOf ?? watermark, watermark), zone);
}
