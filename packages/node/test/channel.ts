import type { Channel, Delivery, Receipt } from '@opportune/core';

/** What a channel is told to do: answer so, throw, or never answer. */
export type Answer = Partial<Receipt> | Error | 'hang';

/** A failure that may pass. */
export const retryable: Partial<Receipt> = { status: 'failed', retryable: true };

/** A channel that answers as it is told, in turn, and then `sent`. */
export function channel(...answers: Answer[]): Channel & { readonly sent: string[]; readonly got: Delivery[] } {
  const sent: string[] = [];
  const got: Delivery[] = [];
  return {
    name: 'email',
    sent,
    got,
    send: async (delivery) => {
      sent.push(delivery.decision.id);
      got.push(delivery);
      const answer = answers.shift() ?? {};
      if (answer instanceof Error) throw answer;
      if (answer === 'hang') return new Promise(() => undefined);
      const { id, customer } = delivery.decision;
      return {
        kind: 'receipt',
        decision: id,
        customer,
        channel: 'email',
        status: 'sent',
        time: delivery.now,
        ...answer,
      };
    },
  };
}
