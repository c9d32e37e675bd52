import type { Channel, Receipt } from '@opportune/core';

/** A channel that answers the same to everything until its trouble ends; then all arrives. */
export interface Outage extends Channel {
  /** Ids of decisions, in the order in which they arrived. */
  readonly arrived: readonly string[];
  /** How often it was asked in vain. */
  tries(): number;
  end(): void;
}

/** @param answer - asked for each try, so that it may hang or throw */
export function outage(answer: Partial<Receipt> | (() => Promise<unknown>)): Outage {
  const arrived: string[] = [];
  let isDown = true;
  let tries = 0;
  return {
    name: 'email',
    arrived,
    tries: () => tries,
    end: () => void (isDown = false),
    async send({ decision: { id, customer }, now }) {
      const receipt = { kind: 'receipt', decision: id, customer, channel: 'email', status: 'sent', time: now } as const;
      if (!isDown) return (arrived.push(id), receipt);
      tries += 1;
      // What a platform answers is not always what it should be.
      return typeof answer === 'function' ? ((await answer()) as Receipt) : { ...receipt, ...answer };
    },
  };
}
