import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { moment } from '../../test/moment.ts';
import { request } from '../../test/request.ts';
import { lost, shortlist } from '../../test/shortlist.ts';
import { small } from '../../test/small.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { allocate, type Slot } from './allocate.ts';
import type { Guard, Shortlist } from './shortlist.ts';

const web = (id: string): Treatment => ({ id, channel: 'web' });
const slots = {
  hero: { channel: 'web', atMost: 1 },
  side: { channel: 'web', atMost: 2 },
  inbox: { channel: 'email', atMost: 1 },
};

const run = (
  actions: readonly Treatment[],
  parts: Partial<Shortlist> = {},
  by: Readonly<Record<string, Slot>> = slots,
) => builder({ actions }).stage(allocate(by), '/funnel/0')(shortlist(actions, parts));
const placed = ({ candidates }: Shortlist) => candidates.map(({ action, slot }) => [action.id, slot]);
const asking = (names?: readonly string[]): Partial<Shortlist> => ({
  moment: moment({ request: request('r1', names === undefined ? {} : { slots: names }) }),
});

describe('allocate', () => {
  it('F5 takes the best first, each into the first slot of its channel that has a place left', () => {
    const after = run([web('a'), web('b'), { id: 'c', channel: 'email' }, web('d'), web('e')]);

    expect(placed(after)).toEqual([
      ['a', 'hero'],
      ['b', 'side'],
      ['c', 'inbox'],
      ['d', 'side'],
    ]);
    expect(after.dropped).toEqual([
      {
        action: 'e',
        cause: { kind: 'request', id: 'r1' },
        stage: 'allocate',
        reason: 'OUTRANKED',
        clause: '/funnel/0/slots',
        seen: ['a', 'b', 'd'],
      },
    ]);
  });

  it('F5 takes what is mandatory before all others, and apart from that keeps the order', () => {
    const must = (id: string): Treatment => ({ ...web(id), mandatory: true });
    const after = run([web('a'), must('b'), web('c'), must('d')], {}, { hero: { channel: 'web', atMost: 3 } });

    expect(placed(after).map(([id]) => id)).toEqual(['b', 'd', 'a']);
    expect(after.dropped).toMatchObject([{ action: 'c', reason: 'OUTRANKED', seen: ['b', 'd', 'a'] }]);
  });

  it('F5 does not let what is mandatory pass a guard', () => {
    const guard: Guard = () => ({ reason: 'CAPPED', clause: '/p' });

    expect(lost(run([{ ...web('a'), mandatory: true }], { guards: [guard] }))).toEqual([['a', 'CAPPED']]);
  });

  it('F5 tries the slots in the order of the strategy', () => {
    const { hero, side } = slots;

    expect(placed(run([web('a')], {}, { side, hero }))).toEqual([['a', 'side']]);
  });

  it('F5 says that no open slot has the channel', () => {
    expect(lost(run([{ id: 'a', channel: 'sms' }]))).toEqual([['a', 'NO_SLOT']]);
    expect(lost(run([web('a')], {}, {}))).toEqual([['a', 'NO_SLOT']]);
  });

  it('F5 opens the slots that the request names, all where it names none', () => {
    expect(placed(run([web('a'), web('b')], asking(['side'])))).toEqual([
      ['a', 'side'],
      ['b', 'side'],
    ]);
    expect(placed(run([web('a')], asking()))).toEqual([['a', 'hero']]);
    expect(lost(run([web('a')], asking(['inbox'])))).toEqual([['a', 'NO_SLOT']]);
    expect(lost(run([web('a')], asking(['nowhere'])))).toEqual([['a', 'NO_SLOT']]);
  });

  it('F5 looks at no slot again for each of many actions', () => {
    let looks = 0;
    const many = Array.from({ length: 300 }, (_, i): [string, Slot] => [
      `s${i}`,
      {
        atMost: 1,
        get channel() {
          looks += 1;
          return 'web';
        },
      },
    ]);
    const actions = Array.from({ length: 400 }, (_, i) => web(`a${i}`));
    const stage = builder({ actions }).stage(allocate(Object.fromEntries(many)), '/funnel/0');
    const { candidates, dropped } = stage(shortlist(actions));

    expect([candidates.length, dropped.length]).toEqual([300, 100]);
    expect(candidates.at(-1)).toMatchObject({ action: { id: 'a299' }, slot: 's299' });
    expect(looks).toBeLessThanOrEqual(300 * 4);
  });

  it('F5 asks every guard before each place, with those chosen before counted in', () => {
    const asked: (readonly [string, readonly string[]])[] = [];
    const guard: Guard = (_, { action }, chosen) => {
      asked.push([action.id, chosen.map((other) => other.action.id)]);
      return action.id === 'b' ? { reason: 'CAPPED', clause: '/p' } : undefined;
    };
    const after = run([web('a'), web('b'), web('c'), web('d'), web('e')], { guards: [() => undefined, guard] });

    expect(asked).toEqual([
      ['a', []],
      ['b', ['a']],
      ['c', ['a']],
      ['d', ['a', 'c']],
    ]);
    expect(placed(after).map(([id]) => id)).toEqual(['a', 'c', 'd']);
    expect(lost(after)).toEqual([
      ['b', 'CAPPED'],
      ['e', 'OUTRANKED'],
    ]);
  });

  describe('with a fallback', () => {
    const house = web('house');
    const by = { hero: { channel: 'web', atMost: 2, fallback: 'house' }, side: { channel: 'web', atMost: 1 } };
    const after = (actions: readonly Treatment[], parts: Partial<Shortlist> = {}) =>
      run([...actions, house], parts, by);
    const none = { candidates: [] };

    it('F9 puts it where a place is left, with what chance has to do with it', () => {
      expect(after([], none).candidates).toEqual([
        { action: house, score: 0, probability: 1, slot: 'hero', fallback: true },
      ]);
      expect(after([], { ...none, heldOut: 0.3 }).candidates).toMatchObject([{ probability: 0.3 }]);
    });

    it('F9 leaves alone what is full, what is not asked for, and what has it already', () => {
      expect(placed(after([web('a'), web('b')]))).toEqual([
        ['a', 'hero'],
        ['b', 'hero'],
        ['house', 'side'],
      ]);
      expect(placed(after([], { ...none, ...asking(['side']) }))).toEqual([]);
      expect(placed(after([]))).toEqual([['house', 'hero']]);
      expect(after([]).candidates[0]?.fallback).toBe(undefined);
    });

    it('F9 answers requests only, because nobody waits for what a trigger proposes', () => {
      const cause = { kind: 'trigger', trigger: 't', match: 'e1', at: 0 } as const;

      expect(placed(after([], { ...none, cause }))).toEqual([]);
    });
  });

  it.each([0, -1, 1.5])('refuses a slot of %s places', (atMost) => {
    const funnel = [allocate({ 'a/b': { channel: 'web', atMost } })];

    expect(faultsOf(() => compile(small({ funnel })))).toEqual([['VALUE_OUT_OF_RANGE', '/funnel/0/slots/a~1b/atMost']]);
  });
});
