import { describe, expect, it } from 'vitest';

import type { CustomerState } from '../profile/customerState.ts';
import { copyOf } from './copyOf.ts';
import { freshState } from './freshState.ts';

const fresh = freshState('ada', { strategy: { id: 's', version: '1', hash: 'h' } }, 5);

describe('copyOf', () => {
  it('S1 is equal to the state, its parts in the same order, and not the state itself', () => {
    const copy = copyOf(fresh);

    expect(JSON.stringify(copy)).toBe(JSON.stringify(fresh));
    expect(copy).not.toBe(fresh);
  });

  it('S1 leaves the state as it was when the copy is written to', () => {
    const copy = copyOf(fresh);
    copy.revision = 7;

    expect(fresh.revision).toBe(0);
  });

  it('S4 keeps what most states do not have, and what a newer engine has written', () => {
    const rare = { ...fresh, subject: 'eve', erasedAt: 3, outcomes: [], origins: {}, later: { than: 'this' } };

    expect(copyOf(rare)).toStrictEqual(rare);
  });

  it('S4 takes no other part for one that is missing', () => {
    for (const missing of ['format', 'customer', 'strategy', 'marks'] as const) {
      const { [missing]: _, ...others } = fresh;
      const other = { ...others, subject: 'eve' } as CustomerState;

      expect(copyOf(other)).toStrictEqual(other);
    }
  });

  it('I2 builds upon all identities', () => {
    expect(copyOf({ ...fresh, pending: {} })).toStrictEqual(fresh);
  });
});
