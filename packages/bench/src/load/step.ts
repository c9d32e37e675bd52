import { compile, type Step } from '@opportune/core';

import { strategy } from './strategy.ts';

/** The strategy as a server would run it. */
export const step = (): Step =>
  compile(strategy, {
    brief: true,
    // What the event says is known from now on.
    recipes: { identify: (draft, { properties }) => void Object.assign(draft, properties) },
  });
