import type { Channel } from '@opportune/core';

import { staleness } from './worth.ts';

/**
 * A channel that lets go of what is not worth sending any more, instead of sending it late. The receipt `aborted` takes
 * the decision out of the outbox and gives its place under the caps back.
 *
 * Only for a channel that is not reached, or answers clearly: where an answer was lost, what is let go of may have gone out.
 */
export const whileWorth = (channel: Channel): Channel => ({
  ...channel,
  send: (delivery) => {
    const detail = staleness(delivery);
    if (detail === undefined) return channel.send(delivery);
    const { decision, now: time } = delivery;
    const { id, customer } = decision;
    const receipt = { kind: 'receipt', decision: id, customer, channel: decision.channel } as const;
    return Promise.resolve({ ...receipt, status: 'aborted', time, detail });
  },
});
