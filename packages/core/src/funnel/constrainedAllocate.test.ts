import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { receipt } from '../../test/receipt.ts';
import { request } from '../../test/request.ts';
import { lost, shortlist } from '../../test/shortlist.ts';
import { small } from '../../test/small.ts';
import { value } from '../factors/value.ts';
import { cap } from '../policies/cap.ts';
import { explain } from '../step/explain.ts';
import { compiler } from '../strategy/compile.ts';
import { loader } from '../strategy/loader.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { allocate, allocateRule, type AllocateOptions, type Slot } from './allocate.ts';
import { arbitrate } from './arbitrate.ts';
import { limit } from './limit.ts';
import { qualify } from './qualify.ts';
import type { Guard, Shortlist } from './shortlist.ts';

type Slots = Readonly<Record<string, Slot>>;

const worth = (id: string, worthOf: number, more: Partial<Treatment> = {}): Treatment => ({
  id,
  channel: 'web',
  value: worthOf,
  ...more,
});
const two: Slots = { hero: { channel: 'web', atMost: 1 }, side: { channel: 'web', atMost: 1 } };

/** What the stage gives to actions, whose scores are their values. */
const run = (
  actions: readonly Treatment[],
  options: AllocateOptions,
  slots: Slots = two,
  parts: Partial<Shortlist> = {},
): Shortlist => {
  const candidates = actions.map((action) => ({ action, score: action.value ?? 1, probability: 1 }));
  return builder({ actions }).stage(
    allocate(slots, options),
    '/funnel/0',
  )(shortlist(actions, { candidates, ...parts }));
};
const placed = ({ candidates }: Shortlist) => candidates.map(({ action, slot }) => [action.id, slot]);

describe('allocate under constraints', () => {
  it('F10 lets no more of a group, or of an issue, have a place', () => {
    const actions = [
      worth('a', 5, { group: 'g', issue: 'i' }),
      worth('b', 4, { group: 'g', issue: 'j' }),
      worth('c', 3, { group: 'h', issue: 'i' }),
      worth('d', 2),
      worth('e', 1),
    ];
    const slots = { hero: { channel: 'web', atMost: 4 } };

    expect(placed(run(actions, { perGroup: 1 }, slots)).map(([id]) => id)).toEqual(['a', 'c', 'd', 'e']);
    expect(placed(run(actions, { perIssue: 1 }, slots)).map(([id]) => id)).toEqual(['a', 'b', 'd', 'e']);
    expect(run(actions, { perGroup: 1 }, { hero: { channel: 'web', atMost: 5 } }).dropped).toEqual([
      {
        action: 'b',
        cause: { kind: 'request', id: 'r1' },
        stage: 'allocate',
        reason: 'EXCLUDED',
        clause: '/funnel/0/perGroup',
        seen: ['a'],
        needed: { atMost: 1 },
      },
    ]);
  });

  it('F12 lets no more of a tag, of a channel, and of what has both, have a place', () => {
    const actions = [
      worth('a', 6, { tags: ['promo', 'new'], channel: 'email' }),
      worth('b', 5, { tags: ['promo'] }),
      worth('c', 4, { tags: ['promo'] }),
      worth('d', 3, { tags: ['new'], channel: 'email' }),
      worth('e', 2),
    ];
    const slots = { row: { channel: 'web', atMost: 3 }, inbox: { channel: 'email', atMost: 2 } };
    const ids = (...mix: NonNullable<AllocateOptions['mix']>) => placed(run(actions, { mix }, slots)).map(([id]) => id);

    expect(ids({ tag: 'promo', atMost: 1 })).toEqual(['a', 'd', 'e']);
    expect(ids({ tag: 'promo', atMost: 2 })).toEqual(['a', 'b', 'd', 'e']);
    expect(ids({ tag: 'promo', channel: 'web', atMost: 1 })).toEqual(['a', 'b', 'd', 'e']);
    expect(ids({ channel: 'email', atMost: 1 })).toEqual(['a', 'b', 'c', 'e']);
    expect(ids({ atMost: 2 })).toEqual(['a', 'b']);
    expect(ids({ tag: 'promo', atMost: 2 }, { tag: 'new', atMost: 1 })).toEqual(['b', 'c', 'd', 'e']);
    expect(run(actions, { mix: [{ tag: 'promo', atMost: 2 }] }, slots).dropped).toMatchObject([
      { action: 'c', reason: 'EXCLUDED', clause: '/funnel/0/mix/0', seen: ['a', 'b'], needed: { atMost: 2 } },
    ]);
  });

  it('F12, F10 leaves out the best where two of its tags would leave out more', () => {
    const actions = [
      worth('a', 3, { tags: ['promo', 'new'] }),
      worth('b', 2, { tags: ['promo'] }),
      worth('c', 2, { tags: ['new'] }),
    ];
    const mix = [
      { tag: 'promo', atMost: 1 },
      { tag: 'new', atMost: 1 },
    ];
    const after = run(actions, { mix });

    expect(placed(after).map(([id]) => id)).toEqual(['b', 'c']);
    expect(after.allocation).toEqual({ method: 'optimal', gap: 0 });
  });

  it('F10 takes two that are worth more together rather than the best, which excludes them', () => {
    const actions = [worth('a', 3), worth('b', 2), worth('c', 2, { group: 'g' })];
    const after = run(actions, {
      exclusions: [
        ['a', 'b'],
        ['g', 'a'],
      ],
    });

    expect(placed(after)).toEqual([
      ['b', 'hero'],
      ['c', 'side'],
    ]);
    expect(after.allocation).toEqual({ method: 'optimal', gap: 0 });
    expect(after.dropped).toMatchObject([{ action: 'a', reason: 'OUTRANKED', seen: ['b', 'c'] }]);
    expect(
      run(
        actions,
        {
          exclusions: [
            ['a', 'b'],
            ['g', 'a'],
          ],
        },
        { ...two, more: { channel: 'web', atMost: 1 } },
      ).dropped,
    ).toMatchObject([{ action: 'a', reason: 'EXCLUDED', clause: '/funnel/0/exclusions/0', seen: ['b'] }]);
  });

  it('F10 tells apart channels and groups that read alike when they stand behind one another', () => {
    const actions = [
      worth('best', 10, { channel: 'a' }),
      worth('one', 6, { channel: 'a', group: 'b c' }),
      worth('other', 6, { channel: 'a b', group: 'c' }),
    ];
    const slots = { p: { channel: 'a', atMost: 1 }, q: { channel: 'a b', atMost: 1 } };
    const options = { perGroup: 1, exclusions: [['best', 'other']] } as const;

    expect(placed(run(actions, options, slots))).toEqual([
      ['one', 'p'],
      ['other', 'q'],
    ]);
  });

  it('F10 of two ways that are worth the same the one that comes first', () => {
    const after = run([worth('a', 1), worth('b', 1), worth('c', 1)], { exclusions: [['a', 'b']] });

    expect(placed(after)).toEqual([
      ['a', 'hero'],
      ['c', 'side'],
    ]);
  });

  it('F5, F10 puts the better action into the slot that is worth more', () => {
    const slots = { ...two, top: { channel: 'web', atMost: 1, weight: 2 } };
    const expected = [
      ['a', 'top'],
      ['b', 'hero'],
      ['c', 'side'],
    ];

    expect(placed(run([worth('a', 3), worth('b', 2), worth('c', 1)], {}, slots))).toEqual(expected);
    expect(placed(run([worth('a', 3), worth('b', 2), worth('c', 1)], { perGroup: 9 }, slots))).toEqual(expected);
  });

  it('F10 gives what is mandatory its place first, whatever that costs', () => {
    const actions = [worth('a', 9), worth('b', 8), worth('must', 1, { mandatory: true })];

    expect(placed(run(actions, { exclusions: [['must', 'a', 'b']] }))).toEqual([['must', 'hero']]);
  });

  it('F10 asks guards with those chosen beside it counted in, and survives one that throws', () => {
    const atMostOne: Guard = (_, { action }, chosen) => {
      if (action.id === 'c') throw new Error('oh');
      return chosen.length > 0 ? { reason: 'CAPPED', clause: '/p' } : undefined;
    };
    const after = run([worth('a', 3), worth('b', 2), worth('c', 1)], { perGroup: 1 }, two, { guards: [atMostOne] });

    expect(placed(after)).toEqual([['a', 'hero']]);
    expect(lost(after)).toEqual([
      ['b', 'CAPPED'],
      ['c', 'ERROR'],
    ]);
    expect(after.faults.map(({ code }) => code)).toEqual(['RULE_FAILED']);
  });

  it('F10 keeps an order that is not that of the scores, because somebody wants it', () => {
    const after = run([worth('a', 1), worth('b', 9)], { exclusions: [['a', 'b']] });

    expect(placed(after)).toEqual([['a', 'hero']]);
    expect(after.allocation).toEqual({ method: 'greedy', gap: 1 - 1 / 9 });
  });

  it('F10 says how much better another way could be where there are too many to compare', () => {
    const many = Array.from({ length: 14 }, (_, i) => worth(`a${String(i).padStart(2, '0')}`, 14 - i));
    // Whoever is compared excludes everybody else.
    const exclusions = many.slice(1).map(({ id }) => [many[0]!.id, id]);
    const after = run(many, { exclusions: [...exclusions, many.slice(1).map(({ id }) => id)] });

    expect(placed(after)).toEqual([['a00', 'hero']]);
    expect(after.allocation).toEqual({ method: 'greedy', gap: 1 - 14 / 26 });
    expect(run(many, { perGroup: 1 }).allocation).toEqual({ method: 'optimal', gap: 0 });
  });

  it('F10 is no slower for many candidates than they are many', () => {
    let asked = 0;
    const guard: Guard = () => {
      asked += 1;
      return undefined;
    };
    const many = Array.from({ length: 2000 }, (_, i) => worth(`a${i}`, 2000 - i, { group: `g${i % 3}` }));
    const slots = { hero: { channel: 'web', atMost: 3 }, side: { channel: 'web', atMost: 3 } };

    expect(run(many, { perGroup: 1 }, slots, { guards: [guard] }).candidates).toHaveLength(3);
    expect(asked).toBeLessThan(10_000);
  });

  describe('repeatAfter', () => {
    const actions = [worth('a', 3), worth('b', 2), worth('c', 1)];
    const funnel = [arbitrate(value()), allocate(two, { repeatAfter: 100 })];
    const step = compile(small({ actions, funnel }));
    const first = step(undefined, request('r1', { slots: ['hero'] }), 0);
    const ids = ({ decisions }: typeof first) => decisions.map(({ action, slot }) => [action, slot]);

    it('F10 does not show an action again in a slot before its time, and says when', () => {
      const second = step(first.state, request('r2', { slots: ['hero'] }), 99);

      expect(ids(first)).toEqual([['a', 'hero']]);
      expect(ids(second)).toEqual([['b', 'hero']]);
      expect(second.dropped).toMatchObject([
        { action: 'a', reason: 'SHOWN_LATELY', clause: '/funnel/1/repeatAfter', seen: 0, nextAt: 100 },
        { action: 'c', reason: 'OUTRANKED' },
      ]);
      expect(ids(step(second.state, request('r3', { slots: ['hero'] }), 100))).toEqual([['a', 'hero']]);
    });

    it('F10 shows it in another slot', () => {
      expect(ids(step(first.state, request('r2'), 1))).toEqual([
        ['a', 'side'],
        ['b', 'hero'],
      ]);
    });

    it('F10 does not count what was given back, and remembers no longer than it must', () => {
      const back = step(first.state, receipt(first.decisions[0]!.id, 'aborted'), 1);

      expect(ids(step(back.state, request('r2', { slots: ['hero'] }), 2))).toEqual([['a', 'hero']]);
      expect(first.state.contacts).toMatchObject([{ action: 'a', slot: 'hero' }]);
      expect(step(first.state, request('r2', { slots: ['hero'] }), 100).state.contacts).toHaveLength(1);
    });

    it('P1 remembers no slot where nobody looks at it', () => {
      const plain = compile(small({ actions, funnel: [limit(cap({ atMost: 9, per: 9 })), allocate(two)] }));

      expect(plain(undefined, request(), 0).state.contacts[0]).not.toHaveProperty('slot');
    });
  });

  it('F10 tells an explanation how good it is, and nobody else', () => {
    const actions = [worth('a', 3), worth('b', 2)];
    const step = compile(small({ actions, funnel: [arbitrate(value()), allocate(two, { perGroup: 1 })] }));

    expect(explain(step, undefined, request(), 0).result.allocations).toEqual([
      { cause: { kind: 'request', id: 'r1' }, method: 'optimal', gap: 0 },
    ]);
    expect(step(undefined, request(), 0)).not.toHaveProperty('allocations');
  });

  it('F7, F10 looks at all candidates, also where it is to be brief', () => {
    const many = Array.from({ length: 60 }, (_, i) => worth(`a${i}`, 100 - i, { group: i < 59 ? 'g' : 'h' }));
    const slots = { hero: { channel: 'web', atMost: 2 } };
    const funnel = [qualify(), arbitrate(value()), allocate(slots, { perGroup: 1 })];
    const { decisions } = compile(small({ actions: many, funnel }), { brief: true })(undefined, request(), 0);

    expect(decisions.map(({ action }) => action)).toEqual(['a0', 'a59']);
  });

  it('refuses constraints that mean nothing', () => {
    const faults = (options: AllocateOptions) => faultsOf(() => compile(small({ funnel: [allocate(two, options)] })));

    expect(faults({ perGroup: 0, perIssue: 1.5, repeatAfter: 0, exclusions: [['hello'], ['hello', 'x']] })).toEqual([
      ['VALUE_OUT_OF_RANGE', '/funnel/0/perGroup'],
      ['VALUE_OUT_OF_RANGE', '/funnel/0/perIssue'],
      ['VALUE_OUT_OF_RANGE', '/funnel/0/repeatAfter'],
      ['VALUE_OUT_OF_RANGE', '/funnel/0/exclusions/0'],
      ['TARGET_UNKNOWN', '/funnel/0/exclusions/1/1'],
    ]);
    expect(faults({ mix: [{ tag: 'x', atMost: 0 }, { group: 'y', atMost: 1 }, { channel: 'web' } as never] })).toEqual([
      ['VALUE_OUT_OF_RANGE', '/funnel/0/mix/0/atMost'],
      ['TARGET_UNKNOWN', '/funnel/0/mix/1/group'],
      ['FIELD_MISSING', '/funnel/0/mix/2/atMost'],
    ]);
    expect(faults({ mix: [{ atMost: 1 }, { tag: 'x', atMost: 1 }] })).toEqual([
      ['TARGET_UNKNOWN', '/funnel/0/mix/1/tag'],
    ]);
    expect(faultsOf(() => loader([allocateRule])(small({ funnel: [allocate(two, { perGroup: 1 })] })))).toEqual([
      ['FIELD_UNKNOWN', '/funnel/0/perGroup'],
    ]);
    expect(faultsOf(() => compiler([allocateRule])(small({ funnel: [allocate(two, { perGroup: 1 })] })))).toEqual([
      ['FIELD_UNKNOWN', '/funnel/0/perGroup'],
    ]);
  });
});
