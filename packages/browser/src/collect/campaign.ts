import type { Extension } from '../client/extension.ts';

/** The names that links of campaigns carry, and what they are called here. */
const NAMES = {
  utm_source: 'source',
  utm_medium: 'medium',
  utm_campaign: 'campaign',
  utm_term: 'term',
  utm_content: 'content',
};
/** The decision whose message the link was in, as our adapters write it. */
const DECISION = 'opportune_decision_id';

/**
 * Tells which campaign has led here, as `campaign_entered` with `source`, `medium`, `campaign`, `term` and `content` of the address, where there is one; and
 * with `decision`, where the link was in a message that Opportune has decided on.
 *
 * @public
 */
export const campaign = (): Extension => (client) => {
  const query = new URLSearchParams(location.search);
  const found = Object.entries(NAMES).flatMap(([name, ours]) => {
    const value = query.get(name);
    return value ? [[ours, value.slice(0, LONGEST)] as const] : [];
  });
  const decision = query.get(DECISION);
  if (decision) found.push(['decision', decision.slice(0, LONGEST)]);
  if (found.length > 0) void client.track('campaign_entered', Object.fromEntries(found));
  return () => undefined;
};

/** Whoever makes a link can write anything into it, and it is to be kept. */
const LONGEST = 200;
