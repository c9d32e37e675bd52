import type { CustomerEvent, Decision, Instant } from '@opportune/core';

import { Dice } from '../simulation/chance.ts';
import { HERO_CLICKED } from './rates.ts';

/** What a customer makes of the hero banner that the page got: they see it, and now and then click it. */
export function seeHero(seed: number, page: string, decision: Decision, at: Instant): readonly CustomerEvent[] {
  const outcome = (type: 'impression' | 'click'): CustomerEvent => ({
    id: `${page} hero ${type}`,
    type,
    customer: decision.customer,
    time: at,
    properties: { decision: decision.id, channel: decision.channel },
    source: 'web',
  });
  const seen = outcome('impression');
  return new Dice(seed, 'hero', page).happens('clicked', HERO_CLICKED) ? [seen, outcome('click')] : [seen];
}
