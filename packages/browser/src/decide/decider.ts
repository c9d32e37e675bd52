import type { Step } from '@opportune/core';

import { latch } from '../client/latch.ts';

/** What decides in a page, from the moment in which it is known. */
export interface Decider {
  /** Whether it is known who decides: a strategy has come, or none is to come because the server decides. */
  readonly isReady: boolean;
  /** Undefined where the server decides, and as long as no strategy has come. */
  readonly step: Step | undefined;
  /** Slots for which the server is asked all the same. */
  readonly asked: readonly string[];
  /** Resolves when it is ready. */
  readonly arrival: Promise<void>;
  /** Decides with this from now on; with none, the server does. */
  use(step: Step | undefined, asked?: readonly string[]): void;
  /** Decides nothing until it is told again who does. */
  hold(): void;
}

export function decider(): Decider {
  let arrived = latch();
  let step: Step | undefined;
  let slots: readonly string[] = [];
  let isReady = false;
  return {
    get isReady() {
      return isReady;
    },
    get step() {
      return step;
    },
    get asked() {
      return slots;
    },
    get arrival() {
      return arrived.opened;
    },
    use(next, asked = []) {
      step = next;
      slots = asked;
      isReady = true;
      arrived.open();
    },
    hold() {
      if (isReady) arrived = latch();
      step = undefined;
      isReady = false;
    },
  };
}
