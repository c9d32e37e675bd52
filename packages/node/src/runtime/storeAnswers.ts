import type { Clock, StateStore } from '@opportune/core';

import { lately } from '../internal/lately.ts';

const KEEP = 1_000;

/** Whether the store answers. It is asked once a second at most, because anybody may ask for this as often as they like. */
export const storeAnswers = (store: StateStore, clock: Clock): (() => Promise<boolean>) =>
  lately(
    () =>
      store.nextDue().then(
        () => true,
        () => false,
      ),
    KEEP,
    clock,
  );
