import { canonical } from '../internal/canonical.ts';
import { hash128 } from '../internal/hash.ts';
import { rootOf } from '../internal/hashList.ts';
import type { Strategy } from './strategy.ts';

/**
 * The hash of a strategy's content, which tells one wording from another. Actions are hashed one by one, so that whoever
 * changes one of many need not hash the others again.
 */
export const strategyHash = (strategy: Strategy, root: string = rootOf(strategy.actions.map(actionHash))): string =>
  hash128(canonical({ ...strategy, actions: [] }) + root);

export const actionHash = (action: unknown): string => hash128(canonical(action));
