import type { Recipe } from '@opportune/core';

/** When the customer ordered last, for whoever is about to write to them: a channel sees attributes, not aggregates. */
export const rememberOrder: Recipe = (draft, { time }) => {
  draft['orderedAt'] = Math.max(time, typeof draft['orderedAt'] === 'number' ? draft['orderedAt'] : 0);
};
