import type { SegmentCall } from './segmentOptions.ts';

interface Call {
  /** The type of its events; `track` brings its own. */
  readonly type?: string;
  /** The field that becomes the properties. */
  readonly holds?: 'properties' | 'traits';
  /** Whether Segment's clients refuse a message without it. */
  readonly isRequired?: boolean;
  /** The fields that become properties beside those, besides `anonymousId`. */
  readonly says: readonly string[];
}

/** What each call becomes. */
export const SEGMENT_CALLS: Readonly<Record<SegmentCall, Call>> = {
  track: { holds: 'properties', isRequired: true, says: [] },
  identify: { type: 'identified', holds: 'traits', isRequired: true, says: [] },
  page: { type: 'page_viewed', holds: 'properties', says: ['name', 'category'] },
  screen: { type: 'screen_viewed', holds: 'properties', says: ['name', 'category'] },
  group: { type: 'group_joined', holds: 'traits', isRequired: true, says: ['groupId'] },
  alias: { type: 'aliased', says: ['previousId'] },
};
