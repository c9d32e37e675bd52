import type { Delivery } from '@opportune/core';

import { isRecord } from './isRecord.ts';

/** The fields of an action's content; content that has none is the field `content`. */
export function contentOf({ decision: { content } }: Delivery): Readonly<Record<string, unknown>> {
  if (content === undefined) return {};
  return isRecord(content) ? content : { content };
}
