import { fallBack } from '../funnel/allocation/fallBack.ts';
import type { Builder } from '../strategy/builder.ts';
import type { PartRule } from './partRule.ts';

/**
 * What fills a place that is left with what its slot falls back on. A strategy with a `fallback` that is loaded without it is refused.
 * @public
 */
export const fallbacksRule: PartRule = {
  family: 'part',
  kind: 'fallbacks',
  link: (builder: Builder): object => {
    builder.fallBack = fallBack;
    return {};
  },
};
