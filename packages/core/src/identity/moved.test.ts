import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { receipt } from '../../test/receipt.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { compile } from '../strategy/standardCompile.ts';
import { moved } from './moved.ts';

const step = compile(small());
const left = moved(step, 'ada', 'bob', 5);

describe('moved', () => {
  const other = step(undefined, event('view', 1, {}, { customer: 'v1' }), 1).state;

  it.each([
    event('view', 6),
    request(),
    receipt('d1', 'sent'),
    wakeUp,
    { kind: 'merge', customer: 'ada', state: other } as const,
  ])('I8 takes nothing in, and says so: %o', (input) => {
    const result = step(left, input, 6);

    expect(result.state).toBe(left);
    expect(result).toMatchObject({ ignored: 'MOVED', decisions: [], wakeAt: undefined });
  });

  it('I8 has nothing to bring to anybody', () => {
    expect(step(undefined, { kind: 'merge', customer: 'cleo', state: left }, 6)).toMatchObject({
      ignored: 'INVALID',
      faults: [{ path: '/state' }],
    });
  });
});
