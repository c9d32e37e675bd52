import type { Bindings } from '@opportune/core';

import { angry } from './values.ts';

const odd = (): never => Symbol('odd') as never;

/** Code that a strategy names: some of it behaves. */
export const bindings: Bindings = {
  models: { likely: ({ profile }) => Object.keys(profile).length / 100, angry, odd },
  conditions: { lucky: ({ now }, input) => [true, false, undefined][(now + (input === 1 ? 1 : 0)) % 3], angry, odd },
  recipes: {
    keep: (draft, { properties }) => void Object.assign(draft, properties),
    angry,
    odd: (draft) => void (draft['segment'] = Object.keys(draft)),
  },
};
