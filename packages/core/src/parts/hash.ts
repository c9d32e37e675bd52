import type { Builder } from '../strategy/builder.ts';
import { strategyHash } from '../strategy/strategyHash.ts';
import type { PartRule } from './partRule.ts';

/**
 * What works out the hash of a strategy that is loaded without one. Who has compiled it knows it: `step.strategy.hash`.
 * @public
 */
export const hashRule: PartRule = {
  family: 'part',
  kind: 'hash',
  link: (builder: Builder): object => {
    builder.hash ??= strategyHash(builder.strategy);
    return {};
  },
};
