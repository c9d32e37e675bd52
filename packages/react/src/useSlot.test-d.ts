import type { Client, ShownDecision } from '@opportune/browser';
import { createElement } from 'react';
import { expectTypeOf, it } from 'vitest';

import { bySlot } from './bySlot.ts';
import { OpportuneProvider } from './provider.ts';
import { useClient } from './useClient.ts';
import { useDecision } from './useDecision.ts';
import { useSlot } from './useSlot.ts';

it('has a decision where it is filled, and only there', () => {
  const slot = useSlot('hero');
  expectTypeOf(slot.decision).toEqualTypeOf<ShownDecision | undefined>();
  if (slot.state === 'filled') expectTypeOf(slot.decision).toEqualTypeOf<ShownDecision>();
  else expectTypeOf(slot.decision).toEqualTypeOf<undefined>();
  const { state, decision } = useDecision('hero', { device: 'phone' });
  if (state === 'filled') expectTypeOf(decision).toEqualTypeOf<ShownDecision>();
});

it('refs any element', () => {
  createElement('a', { ref: useSlot('hero').ref });
  createElement('section', { ref: useSlot('hero').ref });
});

it('takes a client or none, and what bySlot says', () => {
  expectTypeOf(useClient()).toEqualTypeOf<Client | undefined>();
  createElement(OpportuneProvider, { client: undefined, decided: bySlot(['hero'], []) });
  // @ts-expect-error whether there is a client has to be said
  createElement(OpportuneProvider, {});
  // @ts-expect-error a number is no context
  useDecision('hero', 1);
});
