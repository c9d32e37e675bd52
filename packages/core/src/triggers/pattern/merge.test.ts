import { describe, expect, it } from 'vitest';

import { builder } from '../../../test/builder.ts';
import { eventOf } from '../../../test/matches.ts';
import { moment } from '../../../test/moment.ts';
import { pattern } from '../pattern.ts';
import { NOBODY } from '../readers.ts';
import type { CompiledTrigger } from '../triggerRule.ts';
import { begin } from './begin.ts';
import { followedBy } from './followedBy.ts';
import type { PatternMemory } from './memory.ts';
import { without } from './without.ts';

const compiled = (...parts: Parameters<typeof pattern>): CompiledTrigger =>
  builder().trigger(pattern(...parts), '/triggers/t')!;

const abc = compiled({
  steps: [begin('a', 'a'), followedBy('b', 'b', { optional: true }), without('x'), followedBy('c', 'c')],
});

/** What a pattern remembers after events at these times. */
function after(trigger: CompiledTrigger, ...events: readonly (readonly [string, number])[]): PatternMemory {
  let memory: object | undefined;
  for (const [said, time] of events) {
    const event = eventOf(said, time);
    memory = trigger.see(memory, event, moment({ event }), NOBODY).memory;
  }
  return memory as PatternMemory;
}

const merged = (one: PatternMemory, other: PatternMemory): PatternMemory => abc.merge(one, other) as PatternMemory;

describe('merge', () => {
  it('T14 has the runs of both, each once, and events in the order of their times', () => {
    const both = merged(after(abc, ['a', 1], ['b', 5]), after(abc, ['a', 3]));

    expect(both.events.map(({ id }) => id)).toEqual(['a1', 'a3', 'b5']);
    expect(both.runs).toEqual([
      { step: 'a', event: 0, open: ['c'] },
      { step: 'a', event: 1, open: ['b', 'c'] },
      { up: 0, step: 'b', event: 2, open: ['c'] },
    ]);
    expect(merged(after(abc, ['a', 1]), after(abc, ['a', 1])).runs).toHaveLength(1);
  });

  it('T14 a way that is closed in one is closed', () => {
    const [open, closed] = [after(abc, ['a', 1]), after(abc, ['a', 1], ['x', 2])];

    expect([open.runs[0]?.open, closed.runs[0]?.open]).toEqual([['b', 'c'], ['b']]);
    expect(merged(open, closed).runs[0]?.open).toEqual(['b']);
    expect(merged(closed, open).runs[0]?.open).toEqual(['b']);
  });

  it('T14 goes on with an event that one of them could have taken', () => {
    const both = merged(after(abc, ['a', 1]), after(abc, ['a', 3]));
    const event = eventOf('c', 9);

    expect(abc.see(both, event, moment({ event }), NOBODY).fired?.map(({ openedAt }) => openedAt)).toEqual([1]);
  });

  it('S3, T14 is due when the first of both is, and has let go what the one that let go more has', () => {
    const timed = compiled({ steps: [begin('a', 'a'), followedBy('b', 'b')], within: 10, fires: 'both' });
    const both = timed.merge(after(timed, ['a', 1]), after(timed, ['a', 5])) as PatternMemory;

    expect(both.due).toBe(11);
    expect(merged({ ...after(abc, ['a', 1]), dropped: 3 }, { ...after(abc, ['a', 2]), dropped: 5 }).dropped).toBe(5);
  });

  it('S3, T14 is not due for a way that is closed in one', () => {
    const quiet = compiled({
      steps: [begin('a', 'a'), followedBy('b', 'b', { optional: true }), without('x')],
      within: 10,
    });
    const [open, closed] = [after(quiet, ['a', 1]), after(quiet, ['a', 1], ['x', 2])];
    const both = [quiet.merge(open, closed), quiet.merge(closed, open)] as readonly PatternMemory[];

    expect([open.due, closed.due]).toEqual([11, undefined]);
    expect(both.map(({ runs, due }) => [runs[0]?.open, due])).toEqual([
      [['b'], undefined],
      [['b'], undefined],
    ]);
  });

  it('S4, T14 a run goes on where the steps that it has taken are still there', () => {
    const memory = after(abc, ['a', 1], ['b', 2]);
    const renamed = compiled({ steps: [begin('a', 'a'), followedBy('z', 'b'), followedBy('c', 'c')] });
    const timed = compiled({ steps: [begin('a', 'a'), followedBy('c', 'c')] });

    expect((renamed.adopt!(memory, moment()) as PatternMemory | undefined)?.runs).toBe(undefined);
    expect((timed.adopt!(memory, moment()) as PatternMemory).runs).toEqual([{ step: 'a', event: 0, open: ['c'] }]);
    expect(abc.adopt!(memory, moment())).toEqual(memory);
  });

  it.each<[unknown, boolean]>([
    [after(abc, ['a', 1]), true],
    [{ opened: eventOf('a', 1) }, false],
    [{ events: [null], runs: [] }, false],
    [{ events: [], runs: [{ step: 5, open: [] }] }, false],
    [{ events: [], runs: [], due: 'now' }, false],
    [null, false],
  ])('S4 is told from another memory: %# %s', (memory, is) => {
    expect(abc.accepts(memory)).toBe(is);
  });

  it.each([
    { events: [], runs: [{ up: 7, step: 'b', event: 0, open: ['c'] }] },
    { events: [], runs: [{ step: 'a', event: 3, open: ['b'] }] },
    { events: [eventOf('a', 1)], runs: [{ up: 0, step: 'a', event: 0, open: ['b'] }] },
    { events: [eventOf('a', 1)], runs: [{ step: 'toString', event: 0, open: ['b'] }] },
  ])('S1 what somebody has damaged is let go: %#', (memory) => {
    const event = eventOf('c', 9);

    expect(abc.see(memory, event, moment({ event }), NOBODY).fired ?? []).toEqual([]);
    expect(abc.adopt!(memory, moment())).toBe(undefined);
  });
});
