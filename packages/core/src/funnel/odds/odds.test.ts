import { describe, expect, it } from 'vitest';

import { request } from '../../../test/request.ts';
import { small } from '../../../test/small.ts';
import { value } from '../../factors/value.ts';
import { cap } from '../../policies/cap.ts';
import { funnelOf } from '../../step/funnelOf.ts';
import type { Action } from '../../strategy/action.ts';
import { compile } from '../../strategy/standardCompile.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import { allocate } from '../allocate.ts';
import { arbitrate } from '../arbitrate.ts';
import type { Decision } from '../decision.ts';
import { experiment } from '../experiment.ts';
import { explore } from '../explore.ts';
import { holdout } from '../holdout.ts';
import { limit } from '../limit.ts';
import { qualify } from '../qualify.ts';
import { ramp } from '../ramp.ts';

const CUSTOMERS = 2000;

const worth = (id: string, worthOf: number, more: Partial<Action> = {}): Action => ({
  id,
  channel: 'web',
  value: worthOf,
  ...more,
});
const open = (share: number) => ({ from: share, to: share, over: { start: 0, end: 1 } });
const hero = allocate({ hero: { channel: 'web', atMost: 1 } });
const greedy = explore({ method: 'epsilonGreedy', epsilon: 0.4 });

const decide = (parts: Partial<Strategy>): readonly (readonly Decision[])[] => {
  const step = compile(small(parts));
  return Array.from(
    { length: CUSTOMERS },
    (_, i) => step(undefined, request(`r${i}`, { customer: `customer-${i}` }), 0).decisions,
  );
};

/** What decisions say of the place behind these, and how often it went to whom. */
const placesAfter = (rows: readonly (readonly Decision[])[], ...before: readonly string[]) => {
  const met = rows.filter((row) => before.every((id, i) => row[i]?.action === id));
  const seen = new Map<string, { readonly says: number; readonly share: number }>();
  for (const row of met) {
    const decision = row[before.length];
    if (decision === undefined) continue;
    const same = met.filter((other) => other[before.length]?.action === decision.action);
    seen.set(decision.action, { says: decision.probability, share: same.length / met.length });
    expect(new Set(same.map((other) => other[before.length]?.probability)).size).toBe(1);
  }
  // Four standard deviations of a binomial.
  for (const { says, share } of seen.values()) {
    expect(Math.abs(share - says)).toBeLessThanOrEqual(4 * Math.sqrt((says * (1 - says)) / met.length));
  }
  return Object.fromEntries(Array.from(seen, ([id, { says }]) => [id, Number(says.toFixed(12))]));
};

describe('the odds of a place', () => {
  const actions = [worth('new', 3), worth('also', 2), worth('old', 1)];
  const opening = ramp({ new: open(0.3), also: open(0.5) });

  it('D3 who moves up has the probability with which those that are better are kept out', () => {
    const rows = decide({ actions, funnel: [opening, arbitrate(value()), hero] });

    expect(placesAfter(rows)).toEqual({ new: 0.3, also: 0.7 * 0.5, old: 0.7 * 0.5 });
  });

  it('D3 a further place has its probability given those before', () => {
    const funnel = [opening, arbitrate(value()), allocate({ row: { channel: 'web', atMost: 2 } })];
    const rows = decide({ actions, funnel });

    expect(placesAfter(rows)).toEqual({ new: 0.3, also: 0.35, old: 0.35 });
    expect(placesAfter(rows, 'new')).toEqual({ also: 0.5, old: 0.5 });
    expect(placesAfter(rows, 'also')).toEqual({ old: 1 });
  });

  it('D3, X4 a draw is of those whom ramps let in', () => {
    const rows = decide({ actions, funnel: [opening, arbitrate(value()), greedy, hero] });
    const [three, two] = [
      [0.6 + 0.4 / 3, 0.4 / 3],
      [0.6 + 0.2, 0.2],
    ] as const;

    expect(placesAfter(rows)).toEqual({
      new: expect.closeTo(0.3 * (0.5 * three[0] + 0.5 * two[0]), 9) as number,
      also: expect.closeTo(0.5 * (0.3 * three[1] + 0.7 * two[0]), 9) as number,
      old: expect.closeTo(0.15 * three[1] + 0.15 * two[1] + 0.35 * two[1] + 0.35, 9) as number,
    });
  });

  it('D3, F4 what a hold-out has left is multiplied, and not for what is mandatory', () => {
    const must = worth('must', 0, { mandatory: true, channel: 'email' });
    const slots = allocate({ hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } });
    const funnel = [ramp({ new: open(0.3), must: open(0.2) }), holdout({ share: 0.1 }), arbitrate(value()), slots];
    const rows = decide({ actions: [...actions, must], funnel });
    const web = rows.map((row) => row.filter(({ channel }) => channel === 'web'));
    const email = rows.map((row) => row.filter(({ channel }) => channel === 'email'));

    expect(placesAfter(web)).toEqual({ new: 0.27, also: 0.63 });
    expect(placesAfter(email)).toEqual({ must: 0.2 });
  });

  it('D3, X5 all ramps of an action share one draw', () => {
    const twice = [ramp({ new: open(0.3) }), ramp({ new: open(0.5) })];
    const rows = decide({ actions, funnel: [...twice, arbitrate(value()), hero] });

    expect(placesAfter(rows)).toEqual({ new: 0.3, also: 0.7 });
  });

  it('D3, F11 all treatments of an action share one draw, and one that is chosen leaves the other places', () => {
    const several = [
      worth('new', 3, { channel: ['email', 'web'] }),
      worth('mail', 1, { channel: 'email' }),
      worth('old', 1),
    ];
    const slots = allocate({ inbox: { channel: 'email', atMost: 1 }, hero: { channel: 'web', atMost: 1 } });
    const rows = decide({ actions: several, funnel: [ramp({ new: open(0.3) }), arbitrate(value()), slots] });
    const on = (channel: string) => placesAfter(rows.map((row) => row.filter((each) => each.channel === channel)));

    expect(on('email')).toEqual({ new: 0.3, mail: 0.7 });
    expect(on('web')).toEqual({ old: 1 });
  });

  it('D3 whom a later stage drops is in nobody’s way, whether a ramp lets them in or not', () => {
    const never = worth('never', 9, { validTo: -1 });
    const funnel = [ramp({ never: open(0.5), new: open(0.3) }), qualify(), arbitrate(value()), hero];

    expect(placesAfter(decide({ actions: [...actions, never], funnel }))).toEqual({ new: 0.3, also: 0.7 });
  });

  it('D3 a ramp in an arm is known behind it', () => {
    const arms = { plain: { weight: 0.5, stages: [] }, ramped: { weight: 0.5, stages: [opening, arbitrate(value())] } };
    const rows = decide({ actions, funnel: [experiment({ id: 'x', arms }), hero] });

    expect(placesAfter(rows.filter(([first]) => first?.arms?.['x']?.arm === 'ramped'))).toEqual({
      new: 0.3,
      also: 0.35,
      old: 0.35,
    });
    expect(placesAfter(rows.filter(([first]) => first?.arms?.['x']?.arm === 'plain'))).toEqual({ new: 1 });
  });

  it('D3, F9 a fallback has the probability with which nothing else was left', () => {
    const house = worth('house', 1);
    const slots = allocate({ hero: { channel: 'web', atMost: 1, fallback: 'house' } });
    const funnel = [ramp({ new: open(0.3), also: open(0.5), house: open(0) }), arbitrate(value()), slots];
    const rows = decide({ actions: [worth('new', 3), worth('also', 2), house], funnel });

    expect(placesAfter(rows)).toEqual({ new: 0.3, also: 0.35, house: 0.35 });
  });

  it('D3, P2 a cap that refuses whom a draw has put first leaves who moves up the probability of that', () => {
    const mixed = [
      worth('letter', 9, { channel: 'email', group: 'sale' }),
      worth('card', 8, { channel: 'email' }),
      worth('banner', 2, { group: 'sale' }),
      worth('tip', 1),
    ];
    const funnel = [
      limit(cap({ group: 'sale', atMost: 1, per: 9 })),
      arbitrate(value()),
      greedy,
      allocate({ inbox: { channel: 'email', atMost: 1 }, hero: { channel: 'web', atMost: 1 } }),
    ];
    const web = decide({ actions: mixed, funnel }).map((row) => row.filter(({ channel }) => channel === 'web'));

    // The banner has the place where it is drawn, 0.8, and the card is beside it, 0.2.
    expect(placesAfter(web)).toEqual({ banner: 0.16, tip: 0.84 });
  });

  it('D3, F10 a constraint that excludes whom a draw has put first does the same', () => {
    const mixed = [
      worth('letter', 9, { channel: 'email' }),
      worth('card', 8, { channel: 'email' }),
      worth('banner', 2),
      worth('tip', 1),
    ];
    const slots = { inbox: { channel: 'email', atMost: 1 }, hero: { channel: 'web', atMost: 1 } };
    const funnel = [arbitrate(value()), greedy, allocate(slots, { exclusions: [['letter', 'banner']] })];
    const web = decide({ actions: mixed, funnel }).map((row) => row.filter(({ channel }) => channel === 'web'));

    expect(placesAfter(web)).toEqual({ banner: 0.16, tip: 0.84 });
  });

  it('D3 of more than 256 ways it is the share and the draw, given whom else chance has let come that far', () => {
    const many = Array.from({ length: 9 }, (_, i) => worth(`a${i}`, 9 - i));
    const ramped = (count: number) =>
      decide({
        actions: many,
        funnel: [
          ramp(Object.fromEntries(many.slice(0, count).map(({ id }) => [id, open(0.5)]))),
          arbitrate(value()),
          hero,
        ],
      });

    expect(ramped(8).find(([first]) => first?.action === 'a8')?.[0]?.probability).toBe(2 ** -8);
    expect(ramped(9).find(([first]) => first?.action === 'a8')?.[0]?.probability).toBe(0.5);
  });

  it('D3, F7 deciding briefly, and running the stages one by one, comes to the same', () => {
    const funnel = [qualify(), opening, arbitrate(value()), hero];
    const [step, brief] = [false, true].map((is) => compile(small({ actions, funnel }), { brief: is }));
    const { propose, stages } = funnelOf(step!);
    for (const customer of ['ada', 'bob', 'cleo', 'dan', 'eve', 'fay']) {
      const asked = request('r', { customer });
      const { decisions } = step!(undefined, asked, 0);
      const end = stages.reduce((list, stage) => stage(list), propose(undefined, asked, 0));

      expect(brief!(undefined, asked, 0).decisions).toEqual(decisions);
      expect(end.candidates.map(({ probability }) => probability)).toEqual(
        decisions.map(({ probability }) => probability),
      );
    }
  });
});
