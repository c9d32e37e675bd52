import { describe, expect, it } from 'vitest';

import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { value } from '../factors/value.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { limit } from '../funnel/limit.ts';
import { cap } from '../policies/cap.ts';
import type { Step } from '../step/step.ts';
import type { Action } from '../strategy/action.ts';
import { compile } from '../strategy/standardCompile.ts';
import { whatIf } from './whatIf.ts';

const web = (id: string, worth: number): Action => ({ id, channel: 'web', value: worth });

const making = (places: number, ...actions: readonly Action[]): Step =>
  compile(small({ actions, funnel: [arbitrate(value()), allocate({ hero: { channel: 'web', atMost: places } })] }));

const LOG = [1, 2].map((now) => ({ input: request(`r${now}`), now }));

describe('whatIf', () => {
  it('W3 counts what is the same', () => {
    const step = making(2, web('a', 3), web('b', 2));

    expect(whatIf(step, step, LOG)).toEqual({
      same: 4,
      changed: 0,
      gained: 0,
      lost: 0,
      actions: { a: { before: 2, after: 2, same: 2 }, b: { before: 2, after: 2, same: 2 } },
      changes: [],
    });
  });

  it('W3 tells another action from a place that is gained or lost', () => {
    const [one, other] = [making(2, web('a', 3), web('b', 2)), making(3, web('c', 4), web('a', 3), web('d', 1))];
    const forth = whatIf(one, other, LOG);

    expect(forth).toMatchObject({ same: 2, changed: 2, gained: 2, lost: 0 });
    expect(forth.changes.map(({ before, after }) => [before?.action, after?.action])).toEqual([
      ['b', 'c'],
      [undefined, 'd'],
      ['b', 'c'],
      [undefined, 'd'],
    ]);
    expect(forth.changes[0]).toMatchObject({ customer: 'ada', cause: { kind: 'request', id: 'r1' }, slot: 'hero' });
    expect(whatIf(other, one, LOG)).toMatchObject({ same: 2, changed: 2, gained: 0, lost: 2 });
  });

  it('W3 lets each strategy live with what it has decided itself', () => {
    const capped = (atMost: number): Step =>
      compile(small({ funnel: [limit(cap({ atMost, per: 100 })), allocate({ hero: { channel: 'web', atMost: 1 } })] }));

    expect(whatIf(capped(2), capped(1), LOG)).toMatchObject({ same: 1, lost: 1 });
  });

  it('W3 reads a log once, and names actions as they are', () => {
    const step = making(1, web('__proto__', 1));
    const log = (function* () {
      yield* LOG;
    })();
    const { same, actions } = whatIf(step, step, log);

    expect(same).toBe(2);
    expect(Object.entries(actions)).toEqual([['__proto__', { before: 2, after: 2, same: 2 }]]);
  });
});
