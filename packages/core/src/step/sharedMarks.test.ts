import { describe, expect, it } from 'vitest';

import { withMarks } from './marks.ts';
import { SharedMarks } from './sharedMarks.ts';

const marks = Array.from({ length: 70 }, (_, i) => String(1000 + i * 7));

describe('SharedMarks', () => {
  it('S4 are those that would be made each time, also of more than are kept', () => {
    const shared = new SharedMarks();
    for (let from = 0; from < marks.length; from += 1) {
      let [one, other] = ['', ''];
      for (const mark of [...marks.slice(from), ...marks.slice(0, from)]) {
        [one, other] = [shared.with(one, [mark]), withMarks(other, [mark])];
        expect(one).toBe(other);
      }
    }
  });

  it('S4 come together as they come one by one', () => {
    const shared = new SharedMarks();
    for (let from = 0; from < marks.length; from += 1) {
      for (let to = from; to < marks.length; to += 1) {
        const more = [...marks.slice(from, to), ...marks.slice(0, 3)];
        expect(shared.with('1111', more)).toBe(withMarks('1111', more));
      }
    }
  });

  it('S1 are as they are where they are damaged or endless', () => {
    const shared = new SharedMarks();
    for (const damaged of ['a', 'aabbc', 'zzzzaaaa', 'x'.repeat(5000)]) {
      for (let again = 0; again < 2; again += 1) {
        expect(shared.with(damaged, ['mmmm'])).toBe(withMarks(damaged, ['mmmm']));
      }
    }
  });
});
