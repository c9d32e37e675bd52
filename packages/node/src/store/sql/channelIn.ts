import type { Decision } from '@opportune/core';

import { toKey } from './key.ts';

/** The channel of a decision that is stored as JSON, as a key. */
export const channelIn = (json: string): string => toKey((JSON.parse(json) as Decision).channel);
