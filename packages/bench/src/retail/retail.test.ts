import { describe, expect, it } from 'vitest';

import { ABSENT, shared } from '../../../../.config/shared.ts';
import { history } from './history.ts';
import { checkAnswers, FILE } from './retail.ts';

describe('plain code and the strategy', () => {
  it('see the same in Online Retail, and what is known of it', { timeout: 60_000 }, async ({ skip }) => {
    const file = shared(FILE);
    if (file === undefined) return skip(ABSENT);
    const shop = await history(file);

    expect(() => checkAnswers(shop)).not.toThrow();
    expect(() => checkAnswers({ ...shop, events: shop.events.slice(1) })).toThrow('22189');
  });
});
