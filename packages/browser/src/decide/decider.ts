import type { Step } from '@opportune/core';

import { latch } from '../client/latch.ts';

/** What decides in a page, from the moment in which it is known. */
export interface Decider {
  /** Whether it is known who decides: a strategy has come, or none is to come because the server decides. */
  readonly isReady: boolean;
  /** Undefined where the server decides, and as long as no strategy has come. */
  readonly step: Step | undefined;
  /** Resolves when it is ready. */
  readonly arrival: Promise<void>;
  /** Decides with this from now on; with none, the server does. */
  use(step: Step | undefined): void;
}

export function decider(): Decider {
  const arrived = latch();
  let step: Step | undefined;
  let isReady = false;
  return {
    get isReady() {
      return isReady;
    },
    get step() {
      return step;
    },
    arrival: arrived.opened,
    use(next) {
      step = next;
      isReady = true;
      arrived.open();
    },
  };
}
