import { describe, expect, it } from 'vitest';

import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { lost } from '../../test/shortlist.ts';
import { small } from '../../test/small.ts';
import { reference } from '../reference/reference.ts';
import { compile } from '../strategy/standardCompile.ts';

const step = compile(small());

describe('takeRequest', () => {
  it('E1 a request that was here is ignored', () => {
    const first = step(undefined, request(), 1);
    const second = step(first.state, request(), 2);

    expect(second).toMatchObject({ ignored: 'DUPLICATE', decisions: [] });
    expect(second.state).toBe(first.state);
    expect(
      play(step, [
        [request('a'), 1],
        [request('b'), 2],
      ]).decisions,
    ).toHaveLength(1);
  });

  it('F5 gives places in the slots that it names', () => {
    expect(step(undefined, request('r1', { slots: ['hero'] }), 1).decisions).toHaveLength(1);
    expect(lost(step(undefined, request('r1', { slots: ['inbox'] }), 1))).toEqual([['hello', 'NO_SLOT']]);
  });

  it('a slot that is not there is a fault, and the others are filled', () => {
    const result = step(undefined, request('r1', { slots: ['hreo', 'hero'] }), 1);

    expect(result.faults).toEqual([
      { code: 'SLOT_UNKNOWN', path: '/slots/0', message: 'expected one of hero, inbox, found "hreo"' },
    ]);
    expect(result.decisions).toHaveLength(1);
    expect(result.ignored).toBe(undefined);
  });

  it('F5 tells of a thousand slots that are not there, and of no more', () => {
    const slots = [...Array.from({ length: 5000 }, (_, i) => `x${i}`), 'hero'];
    const { faults, decisions } = step(undefined, request('r1', { slots }), 1);

    expect([faults.length, faults.at(-1)!.path, decisions.length]).toEqual([1000, '/slots/999', 1]);
    expect(reference(small())(undefined, request('r1', { slots }), 1).faults.map(({ path }) => path)).toEqual(
      faults.map(({ path }) => path),
    );
  });

  it('S3 moves no time: what is due stays due', () => {
    expect(step(undefined, request(), 1)).toMatchObject({ wakeAt: undefined, fired: [] });
  });
});
