import type { CustomerEvent } from '@opportune/core';

import type { Submitted } from './submitted.ts';

/**
 * Hands events over that came together, those of one customer one after the other: so many of them do not fill the
 * customer's queue with themselves. After one that is refused the customer's others are not tried, because they would
 * overtake it; they are refused for the same reason.
 */
export async function submitInOrder(
  submit: (event: CustomerEvent) => Promise<Submitted>,
  events: readonly CustomerEvent[],
): Promise<readonly Submitted[]> {
  const lines = new Map<string, number[]>();
  for (const [n, { customer }] of events.entries()) {
    const line = lines.get(customer);
    if (line === undefined) lines.set(customer, [n]);
    else line.push(n);
  }
  const answers: Submitted[] = [];
  const walk = async (line: readonly number[]): Promise<void> => {
    let refused: Submitted | undefined;
    for (const n of line) {
      const submitted: Submitted = refused ?? (await submit(events[n]!));
      answers[n] = submitted;
      if (submitted.answer === 'refused') refused = submitted;
    }
  };
  await Promise.all(Array.from(lines.values(), walk));
  return answers;
}
