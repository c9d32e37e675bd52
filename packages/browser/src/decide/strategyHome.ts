import type { Step } from '@opportune/core';

import type { UsedStrategy } from '../client/client.ts';
import type { Visit } from '../client/visit.ts';
import type { Decider } from './decider.ts';
import type { StrategyHome, UsedWith } from './strategySource.ts';

/** What a source needs to be at home. */
interface Homing {
  readonly decider: Decider;
  readonly visit: () => Visit;
  readonly began: (used: UsedStrategy) => void;
}

/** What a client knows of the strategy that decides in it. */
interface Home {
  readonly part: Pick<StrategyHome, 'use' | 'hold' | 'memory' | 'customer' | 'onCustomer'>;
  readonly used: UsedStrategy | undefined;
  /** Says that somebody else is in the page, or something else is allowed. */
  renew(): void;
}

/** Puts the steps of a source to work, one after the other. */
export function strategyHome({ decider, visit, began }: Homing): Home {
  let used: UsedStrategy | undefined;
  // Counts how often nothing more was to be decided: what comes for before that is not begun with.
  let holds = 0;
  const listeners = new Set<() => void>();

  const use = (step: Step | undefined, checked: number, { state, asked }: UsedWith = {}): void => {
    const before = holds;
    const begin = (): void => {
      if (holds !== before) return;
      decider.use(step, asked);
      used = step && { ...step.strategy, checked };
      if (used !== undefined) began(used);
    };
    if (state === undefined) begin();
    else void visit().adopt(state).then(begin);
  };

  return {
    part: {
      use,
      hold() {
        holds += 1;
        visit().hold();
      },
      memory: () => visit().lasting(),
      customer: () => visit().customer(),
      onCustomer(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    get used() {
      return used;
    },
    renew: () => listeners.forEach((listener) => listener()),
  };
}
