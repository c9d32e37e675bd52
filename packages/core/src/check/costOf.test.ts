import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { receipt } from '../../test/receipt.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { any } from '../conditions/any.ts';
import { custom } from '../conditions/custom.ts';
import { eq } from '../conditions/eq.ts';
import { gte } from '../conditions/gte.ts';
import { named } from '../conditions/named.ts';
import { some } from '../conditions/some.ts';
import { product } from '../factors/product.ts';
import { value } from '../factors/value.ts';
import { weight } from '../factors/weight.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { experiment } from '../funnel/experiment.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import { consent } from '../policies/consent.ts';
import { coolOff } from '../policies/coolOff.ts';
import { quiet } from '../policies/quiet.ts';
import { count } from '../profile/count.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { decayed } from '../profile/decayed.ts';
import { distinct } from '../profile/distinct.ts';
import { first } from '../profile/first.ts';
import { latest } from '../profile/latest.ts';
import { mean } from '../profile/mean.ts';
import { min } from '../profile/min.ts';
import { rate } from '../profile/rate.ts';
import type { Retention } from '../profile/retention.ts';
import { sum } from '../profile/sum.ts';
import { top } from '../profile/top.ts';
import type { Node } from '../shape/shape.ts';
import { compile } from '../strategy/standardCompile.ts';
import { standardVocabulary } from '../strategy/standardVocabulary.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { days, hours, minutes } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { absence } from '../triggers/absence.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { pattern } from '../triggers/pattern.ts';
import { begin } from '../triggers/pattern/begin.ts';
import { followedBy } from '../triggers/pattern/followedBy.ts';
import { sequence } from '../triggers/sequence.ts';
import { check } from './check.ts';
import { costOf, type Cost } from './costOf.ts';
import { textOn } from './textOn.ts';

const START = instant('2026-11-02T09:00Z');
const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

const partAt = (strategy: Strategy, at: string): number | undefined =>
  costOf(strategy).stateBytes.of.find(({ path }) => path === at)?.atMost;

/** A state after so many events, one every so many milliseconds. */
function lived(
  strategy: Strategy,
  times: number,
  wait: number,
  properties: (i: number) => object = () => ({}),
): CustomerState {
  const step = compile(strategy);
  let state: CustomerState | undefined;
  for (let i = 0; i < times; i += 1) {
    const at = START + i * wait;
    const id = `${String(i).padStart(8, '0')}-4c8e-9f3a-0d5b-6e7a8c91b2c3`;
    state = step(state, event('view', at, { ...properties(i) }, { id }), at).state;
  }
  return state!;
}

const price = (i: number): object => ({
  total: ((i * 7919) % 100_000) / 100,
  item: `product-${String((i * 104_729) % 99_999_999).padStart(8, '0')}`,
});

describe('costOf', () => {
  const per = { per: days(30) };
  it.each<[string, Node]>([
    ['count', count('view', per)],
    ['count of a day', count('view', { calendar: 'day' })],
    ['count of a session', count('view', { session: minutes(4) })],
    ['last counts', count('view', { last: 64 })],
    ['sum', sum('view', 'total', per)],
    ['mean', mean('view', 'total', per)],
    ['min', min('view', 'total', per)],
    ['first', first('view', 'item', per)],
    ['first ever', first('view', 'item')],
    ['latest', latest('view', 'item', per)],
    ['last', latest('view', 'item', { last: 5 })],
    ['distinct ever', distinct('view', 'item')],
    ['top', top('view', 'item', { n: 3, ...per })],
    ['rate', rate('view', { among: 'view', ...per })],
    ['decayed', decayed({ view: 0.1 }, { halfLife: hours(1) })],
  ])('K9 %s has no more bytes than is said, and comes near', (_, node) => {
    const strategy = small({ aggregates: { it: node } });
    const bound = partAt(strategy, '/aggregates/it')!;
    const largest = [minutes(5), days(1)].map((wait) =>
      bytes({ it: lived(strategy, 4000, wait, price).aggregates['it'] }),
    );

    expect(Math.max(...largest)).toBeLessThanOrEqual(bound);
    expect(bound).toBeLessThan(4 * Math.max(...largest));
  });

  const letter = { id: 'letter', channel: 'email', on: 'it', when: gte('event.total', 1) };
  const paid = [begin('seen', 'view'), followedBy('paid', 'order')] as const;
  it.each<[string, Node, Partial<Strategy>]>([
    ['absence', absence({ after: 'view', of: 'order', for: days(1) }), {}],
    ['absence that is looked at', absence({ after: 'view', of: 'order', for: days(1) }), { actions: [letter] }],
    ['sequence', sequence({ first: 'view', second: 'order', within: days(1) }), {}],
    ['pattern', pattern({ steps: paid }), { actions: [letter] }],
    ['pattern that time ends', pattern({ steps: paid, within: days(1), fires: 'timeout' }), { actions: [letter] }],
  ])('K9, T24 an open %s has no more bytes than is said, and comes near', (_, node, parts) => {
    const strategy = small({ ...parts, triggers: { it: node } });
    const remembered = bytes({ it: lived(strategy, 60, 1, price).triggers['it'] });
    const bound = partAt(strategy, '/triggers/it')!;

    expect(remembered).toBeLessThanOrEqual(bound);
    expect(bound).toBeLessThan(2.5 * remembered);
  });

  it('K9, T24 an event that code looks at is as large as is said', () => {
    const when = custom('lucky');
    const it = absence({ after: 'view', of: 'order', for: days(1) });
    const strategy = small({ triggers: { it }, actions: [{ ...letter, when }] });
    const of = ({ stateBytes }: Cost): number => stateBytes.of.find(({ path }) => path === '/triggers/it')!.atMost!;

    expect(of(costOf(strategy, { sizes: { event: 900 } })) - of(costOf(strategy))).toBe(700);
  });

  it('K9, S10 so many triggers are open as the strategy keeps, the largest; of the others what is always there', () => {
    const waits = (after: string): Node => absence({ after, of: 'order', for: days(1) });
    const triggers = { a: waits('view'), long: waits('viewed_for_long'), b: waits('view'), came: occurrence('view') };
    const open = (retention?: Retention): readonly string[] =>
      costOf(small({ triggers, ...(retention && { retention }) }))
        .stateBytes.of.map(({ what }) => what)
        .filter((what) => /^(?:a|b|long|came)\b/.test(what));

    expect(open()).toEqual(['a, open', 'long, open', 'b, open']);
    expect(open({ openAtMost: 2 })).toEqual(['a, open', 'long, open', 'b']);
  });

  it('K9 contacts are those that caps count, and some that were given back', () => {
    const strategy = small({
      actions: [{ id: 'hello', channel: 'web' }],
      funnel: [limit(cap({ atMost: 2, per: days(7) })), places],
    });
    const step = compile(strategy);
    let state: CustomerState | undefined;
    const shown = (i: number, status: 'sent' | 'aborted'): void => {
      const result = step(state, request(`r${i}`), START + i);
      state = step(result.state, receipt(result.decisions[0]!.id, status), START + i).state;
    };
    for (let i = 0; i < 30; i += 1) shown(i, 'aborted');
    shown(30, 'sent');
    for (let i = 31; i < 60; i += 1) shown(i, 'aborted');
    const { of } = costOf(strategy).stateBytes;
    const parts = of.filter(({ what }) => what.endsWith('contacts'));

    expect(parts.map(({ path, what }) => [path, what])).toEqual([
      ['/funnel/0/policies/0', '2 contacts'],
      ['/funnel', '17 contacts'],
    ]);
    expect(state!.contacts).toHaveLength(18);
    expect(bytes(state!.contacts) - 2).toBeLessThanOrEqual(parts.reduce((all, { atMost }) => all + atMost!, 0));
  });

  it('K9 what quiet hours hold back is one match a trigger', () => {
    const strategy = small({
      triggers: { came: occurrence('view'), went: occurrence('view') },
      actions: [
        { id: 'hello', channel: 'web', on: 'came' },
        { id: 'letter', channel: 'email', on: 'went' },
      ],
      funnel: [limit(quiet({ from: '00:00', to: '12:00', channel: 'web' })), places],
    });
    const { deferrals } = lived(strategy, 3, 1);

    expect(bytes(deferrals) - 2).toBeLessThanOrEqual(partAt(strategy, '/triggers/came')!);
    expect(partAt(strategy, '/triggers/went')).toBeUndefined();
  });

  it('K9 what an arm counts has no bound, because the other arms do not hold it back', () => {
    const tried = experiment({
      id: 'x',
      arms: {
        one: { weight: 0.5, stages: [limit(cap({ atMost: 1, per: days(1) }))] },
        other: { weight: 0.5, stages: [] },
      },
    });
    const { stateBytes } = costOf(small({ actions: [{ id: 'hello', channel: 'web' }], funnel: [tried, places] }));

    expect(stateBytes.bound).toBeUndefined();
    expect(stateBytes.of.filter(({ atMost }) => atMost === undefined)).toEqual([
      { path: '/funnel/0/arms/one/stages/0/policies/0', what: 'contacts, which nothing bounds' },
    ]);
  });

  it('K9 a rule of somebody else has none', () => {
    const theirs = {
      family: 'policy',
      kind: 'theirs',
      fields: { required: {} },
      compile: () => ({ judge: () => undefined, remembers: () => 1 }),
    } as const;
    const strategy = small({
      actions: [{ id: 'hello', channel: 'web' }],
      funnel: [limit({ kind: 'theirs' } as never), places],
    });

    expect(costOf(strategy, { rules: [...standardVocabulary, theirs] }).stateBytes.bound).toBeUndefined();
  });

  it('K9 words of consent and outcomes are as many as policies ask for', () => {
    const strategy = small({
      actions: [{ id: 'hello', channel: 'web' }],
      funnel: [
        limit(consent('web', 'news'), consent('web', 'other'), coolOff({ after: 'dismissal', rest: days(1) })),
        places,
      ],
    });
    const of = costOf(strategy).stateBytes.of.map(({ path, what }) => [path, what]);

    expect(of).toEqual([
      ['', 'what every state has'],
      ['/funnel', '17 contacts'],
      ['/funnel', 'outcomes'],
      ['/funnel/0/policies/0', 'what the customer said last'],
      ['/funnel/0/policies/1', 'what the customer said last'],
    ]);
  });

  it('K9 each part of a condition is a question, asked of every action, and of every member of a list', () => {
    const strategy = small({
      conditions: { keen: any(eq('profile.a', 1), eq('profile.b', 1)) },
      triggers: { left: absence({ after: 'view', of: { type: 'order', where: eq('event.a', 1) }, for: 1 }) },
      actions: [
        { id: 'a', channel: 'web', when: named('keen') },
        { id: 'b', channel: 'web', when: some('context.list', eq('element.a', 1)) },
        { id: 'c', channel: 'web', on: 'left', when: eq('profile.a', 1) },
      ],
      funnel: [
        qualify({ suitable: { a: eq('profile.a', 1) } }),
        limit(cap({ atMost: 2, per: 1, action: 'a' })),
        arbitrate(product(value(), weight(eq('profile.a', 1), 2))),
        allocate({ hero: { channel: 'web', atMost: 1 } }),
      ],
    });
    const { event: seen, request: asked } = costOf(strategy, { sizes: { members: 3 } }).steps;

    expect(asked.of.map(({ path, atMost }) => [path, atMost])).toEqual([
      // named, any, two of it; and what is suitable. some, and three times its condition.
      ['/funnel/0', 9],
      ['/funnel/1', 1],
      // The product, the value, the weight and its condition, for two.
      ['/funnel/2', 8],
      // The cap again; and for one, the product and all that it is made of.
      ['/funnel/3', 8],
    ]);
    expect(asked.bound).toBe(26);
    expect(seen.of.map(({ path, atMost }) => [path, atMost])).toEqual([
      ['/triggers/left', 2],
      ['/triggers/left', 12],
    ]);
  });
});

describe('a state that may be large', () => {
  const aggregates = { views: count('view', { per: days(7) }), kinds: distinct('view', 'item', { per: days(7) }) };

  it('K9 is a note above 8 KiB, and a warning above what is asked for', () => {
    const found = check(small({ aggregates })).filter(({ code }) => code === 'STATE_MAY_BE_LARGE');
    const strict = check(small({ aggregates: { views: aggregates.views } }), { stateBytes: 1000 });

    expect(found).toMatchObject([{ severity: 'note', path: '' }]);
    expect(found[0]!.proof[0]!.path).toBe('/aggregates/kinds');
    expect(strict.filter(({ code }) => code === 'STATE_MAY_BE_LARGE')).toMatchObject([{ severity: 'warning' }]);
    expect(check(small({ aggregates: { views: aggregates.views } })).map(({ code }) => code)).not.toContain(
      'STATE_MAY_BE_LARGE',
    );
  });

  it('K8 a text says what a strategy costs, the largest parts first', () => {
    const strategy = small({ aggregates });
    const text = textOn([], costOf(strategy));

    expect(text.split('\n')).toEqual([
      '0 errors, 0 warnings, 0 notes',
      `state: at most ${costOf(strategy).stateBytes.bound} bytes`,
      expect.stringMatching(/^ {2}at most 1\d{4} bytes \/aggregates\/kinds kinds, in full$/),
      expect.stringContaining('what every state has'),
      expect.stringContaining('/aggregates/views views, in full'),
      'event: at most 0 questions',
      'request: at most 0 questions',
      '',
    ]);
  });
});
