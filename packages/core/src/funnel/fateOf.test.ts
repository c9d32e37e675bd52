import { describe, expect, it } from 'vitest';

import { shortlist } from '../../test/shortlist.ts';
import { fateOf } from './fateOf.ts';
import { trace } from './trace.ts';

const action = { id: 'a', channel: 'web' };

describe('fateOf', () => {
  const candidate = { action, score: 3, probability: 1 };
  const contributions = () => [{ factor: 'value', value: 3 }];
  const loss = { reason: 'OUTRANKED', clause: '/z' } as const;

  it('has the score with the trace, where there is one', () => {
    const list = shortlist([action], { trace, contributions });

    expect(fateOf(list, 'allocate', candidate, loss.reason, loss)).toMatchObject({
      score: 3,
      factors: [{ factor: 'value', value: 3 }],
    });
    expect(fateOf(shortlist([action], { trace }), 'limit', candidate, loss.reason, loss)).not.toHaveProperty('score');
  });

  it('has what was found and nothing else, in one order, however much that is', () => {
    const found = { clause: '/z', path: 'now', seen: 1, needed: { above: 1 } };
    const fields = (more: object): readonly string[] =>
      Object.keys(fateOf(shortlist([action]), 'limit', candidate, 'CAPPED', { ...found, ...more }));
    const usual = ['action', 'cause', 'stage', 'reason', 'clause', 'path', 'seen', 'needed'];

    expect(fields({})).toEqual(usual);
    expect(fields({ nextAt: 5 })).toEqual([...usual, 'nextAt']);
    expect(fields({ seen: undefined })).toEqual(usual.filter((field) => field !== 'seen'));
  });

  it('does not take the score apart without the trace', () => {
    expect(fateOf(shortlist([action], { contributions }), 'allocate', candidate, loss.reason, loss)).not.toHaveProperty(
      'factors',
    );
  });
});
