import { compile, OpportuneError, type Strategy } from '@opportune/core';
import { shopBindings } from '@opportune/testing';

/** Strategies that were drawn may be wrong once parts of two are put together, or parts taken out. */
export function isValid(strategy: Strategy): boolean {
  try {
    return compile(strategy, shopBindings) !== undefined;
  } catch (error) {
    if (error instanceof OpportuneError) return false;
    throw error;
  }
}
