import { describe, expect, it } from 'vitest';

import { hasMark, joinedMarks, marksAfter } from './marks.ts';

describe('marks', () => {
  it('S4 a memory has its mark as long as it is there', () => {
    const one = marksAfter('', 'bbbb', undefined, {});
    const two = marksAfter(one, 'aaaa', undefined, 0);

    expect([one, two]).toEqual(['bbbb', 'aaaabbbb']);
    expect(marksAfter(two, 'bbbb', 1, 2)).toBe(two);
    expect(marksAfter(two, 'cccc', undefined, undefined)).toBe(two);
    expect(marksAfter(two, 'aaaa', {}, undefined)).toBe('bbbb');
    expect(marksAfter(two, 'cccc', {}, undefined)).toBe(two);
    expect(marksAfter(two, 'aaab', undefined, {})).toBe(joinedMarks(['bbbb', 'aaab', 'aaaa']));
  });

  it('S4 the end of one and the beginning of the next are none', () => {
    expect(['aabb', 'bbcc', 'bbaa'].map((mark) => hasMark('aabbccdd', mark))).toEqual([true, false, false]);
    expect(hasMark('aabbccdd', 'ccdd')).toBe(true);
    expect(hasMark('', 'aaaa')).toBe(false);
  });
});
