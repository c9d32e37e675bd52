import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { compile } from '../strategy/standardCompile.ts';
import { digestOf } from './digestOf.ts';
import { recordOf } from './recordOf.ts';

const step = compile(small());

describe('recordOf', () => {
  it('W1 keeps what went in, what came of it, and which strategy decided', () => {
    const result = step(undefined, request(), 5, { stock: 1 });

    expect(recordOf(step, undefined, { input: request(), now: 5, standings: { stock: 1 }, result })).toEqual({
      strategy: step.strategy,
      before: null,
      input: request(),
      now: 5,
      standings: { stock: 1 },
      decisions: result.decisions,
      wakeAt: null,
      ignored: null,
      after: digestOf(result.state),
    });
  });

  it('W1 says that an input was ignored, and that the state is what it was', () => {
    const { state } = step(undefined, request(), 5);
    const result = step(state, request(), 6);
    const { ignored, before, after } = recordOf(step, state, { input: request(), now: 6, result });

    expect(ignored).toBe('DUPLICATE');
    expect(after).toBe(before);
  });

  it('W1 digests what is remembered, whoever has written it and in whatever order', () => {
    const { state } = step(undefined, event('viewed', 5), 5);
    const backwards = Object.fromEntries(Object.entries(state).reverse()) as unknown as typeof state;

    expect(digestOf(backwards)).toBe(digestOf(state));
    expect(digestOf({ ...state, strategy: 'other', marks: 'abcd' })).toBe(digestOf(state));
    expect(digestOf({ ...state, revision: 9 })).not.toBe(digestOf(state));
  });
});
