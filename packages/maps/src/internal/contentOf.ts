import type { Delivery } from '@opportune/core';

import { isRecord } from './isRecord.ts';

/** The fields of an action's content; a content without fields is one field, `content`. */
export function contentOf({ decision: { content } }: Pick<Delivery, 'decision'>): Readonly<Record<string, unknown>> {
  if (content === undefined) return {};
  return isRecord(content) ? content : { content };
}
