import { describe, expect, it } from 'vitest';

import { checkAnswers } from './time.ts';
import { busy, quiet } from './work.ts';

describe('plain code and the strategy', () => {
  it('see the same where nothing matches', () => {
    expect(checkAnswers(quiet, 10_000)).toBe(0);
  });

  it('see the same where one event in ten opens or closes a match', () => {
    expect(checkAnswers(busy, 10_000)).toBeGreaterThan(200);
  });
});
