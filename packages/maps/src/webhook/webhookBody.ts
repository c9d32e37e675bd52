import type { Delivery } from '@opportune/core';

/**
 * What is posted: `type`, `timestamp` and `data`, as Standard Webhooks recommends. The time is that of the decision,
 * so that every attempt says the same.
 */
export function webhookBody({ decision, profile }: Delivery, attributes: readonly string[]): string {
  const known = attributes.filter((attribute) => Object.hasOwn(profile, attribute));
  const sent = Object.fromEntries(known.map((attribute) => [attribute, profile[attribute]]));
  const timestamp = new Date(decision.at).toISOString();
  return JSON.stringify({ type: 'decision', timestamp, data: { decision, profile: sent } });
}
