import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What a strategy of 50 rules may cost whoever writes one. */
const BUDGET = 60_000;

const MAKERS =
  'absence, age, all, allocate, any, arbitrate, cap, compare, consent, count, days, decayed, eq, exists, gt, gte, holdout, latest, ' +
  'lever, limit, lt, minutes, named, not, occurrence, oneOf, plus, product, propensity, qualify, quiet, sequence, some, ' +
  'startsWith, strategy, sum, top, value, weight, within';

const header = `import {
  ${MAKERS}
} from '${root}packages/core/src/index.ts';

export const used = [${MAKERS}];
`;

/** What is written now and then. */
const OTHERS = [
  "named('adult')",
  "some('event.items', startsWith('element', 'a'))",
  "compare('event.total', 'gt', plus('profile.spend90d', 10))",
  "within('event.time', { last: days(3) })",
];

const action = (i: number): string => `    {
      id: 'action-${i}', group: 'group-${i % 7}', channel: '${i % 2 === 0 ? 'email' : 'web'}', value: ${i},
      ${['', "on: 'cart_abandoned',", "on: 'big_order',", "on: 'came_back',"][i % 4]}
      when: all(
        gte('event.total', ${i}),
        any(eq('profile.segment', 'vip'), oneOf('profile.country', ['DE', 'AT']), lt('profile.spend90d', ${i})),
        not(eq('profile.address.city', 'Ulm')),
        exists('profile.campaign'),
        gte('profile.views7d', ${i % 5}),
        ${OTHERS[i % OTHERS.length]},
      ),
    },`;

const fixture = `${header}
interface Shop {
  events: {
    cart_updated: { total: number; items: string[]; currency: 'EUR' | 'CHF' };
    order_completed: { total: number; coupon?: string };
    product_viewed: { product: string; category: string; price: number };
    email_clicked: { campaign: string; link: string };
    page_viewed: { path: string; referrer?: string };
    signed_up: { plan: 'free' | 'paid' };
  };
  profile: {
    segment: 'new' | 'loyal' | 'vip'; country: string; age?: number; bornOn: string; newsletter: boolean;
    address?: { city: string; zip: string; geo: { lat: number; lon: number } };
  };
  context: { device: 'mobile' | 'desktop'; page: string };
}

export const fifty = strategy<Shop>()({
  id: 'fifty',
  version: '1',
  aggregates: {
    views7d: count('product_viewed', { per: days(7) }),
    spend90d: sum('order_completed', 'total', { per: days(90) }),
    campaign: latest('email_clicked', 'campaign'),
    dear: count('product_viewed', { where: gte('event.price', 100), session: minutes(30) }),
    favourites: top('product_viewed', 'category', { n: 3, per: days(30) }),
    engagement: decayed({ product_viewed: 1, order_completed: 10 }, { halfLife: days(7) }),
  },
  conditions: { adult: compare(age('profile.bornOn', { in: 'years' }), 'gte', 18), rich: gt('profile.spend90d', 500) },
  triggers: {
    cart_abandoned: absence({ after: 'cart_updated', of: 'order_completed', for: minutes(30) }),
    big_order: occurrence('order_completed', gte('event.total', 1000)),
    came_back: sequence({
      first: 'email_clicked',
      second: { type: 'page_viewed', where: eq('event.path', '/') },
      within: days(1),
    }),
  },
  actions: [
${Array.from({ length: 50 }, (_, i) => action(i)).join('\n')}
  ],
  funnel: [
    qualify({
      eligible: { 'group-1': eq('profile.newsletter', true) },
      suitable: { 'group-2': not(eq('profile.segment', 'vip')) },
    }),
    limit(
      cap({ channel: 'email', atMost: 2, per: days(7) }),
      quiet({ from: '21:00', to: '08:00' }),
      consent('email', 'marketing'),
    ),
    holdout({ share: 0.05 }),
    arbitrate(
      product(propensity('click'), weight(eq('context.device', 'mobile'), 1.2), value(), lever({ 'group-1': 0.8 })),
    ),
    allocate({ hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } }),
  ],
});
`;

/** How many types the compiler makes of generic ones while it checks a file. */
async function instantiations(source: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'opportune-types-'));
  try {
    writeFileSync(join(folder, 'strategy.ts'), source);
    const compilerOptions = { types: [], declaration: false, isolatedDeclarations: false };
    const config = { extends: `${root}tsconfig.json`, compilerOptions, include: [], files: ['strategy.ts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = [`${root}node_modules/typescript/bin/tsc`, '--extendedDiagnostics', '--project', folder];
    const { stdout } = await promisify(execFile)(process.execPath, tsc);
    return Number(/^Instantiations: +(\d+)$/m.exec(stdout)?.[1]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it(`a strategy of 50 rules costs at most ${BUDGET} instantiations`, async () => {
  const [whole = 0, bare = 0] = await Promise.all([fixture, header].map(instantiations));
  const cost = whole - bare;

  expect(cost).toBeGreaterThan(1000);
  expect(cost).toBeLessThanOrEqual(BUDGET);
}, 120_000);
