import type { Delivery } from '@opportune/core';

import { isRecord } from './isRecord.ts';

/** What a message shows: the fields of the action's content, or the content itself as `content` where it has no fields. */
export function contentOf({ decision: { content } }: Delivery): Readonly<Record<string, unknown>> {
  if (content === undefined) return {};
  return isRecord(content) ? content : { content };
}
