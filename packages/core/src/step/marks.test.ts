import { describe, expect, it } from 'vitest';

import { hasMark, joinedMarks, withMark } from './marks.ts';

describe('marks', () => {
  it('S4 stand in order, each once', () => {
    const two = withMark(withMark('', 'bbbb'), 'aaaa');

    expect(two).toBe('aaaabbbb');
    expect(withMark(two, 'bbbb')).toBe(two);
    expect(withMark(two, 'aaab')).toBe(joinedMarks(['bbbb', 'aaab', 'aaaa']));
    expect(withMark(two, 'cccc')).toBe('aaaabbbbcccc');
  });

  it('S4 the end of one and the beginning of the next are none', () => {
    expect(['aabb', 'bbcc', 'bbaa'].map((mark) => hasMark('aabbccdd', mark))).toEqual([true, false, false]);
    expect(hasMark('aabbccdd', 'ccdd')).toBe(true);
    expect(hasMark('', 'aaaa')).toBe(false);
  });

  it.each(['a', 'aabbc', 'zzzzaaaa'])('S1 comes to an end with damaged marks: %s', (damaged) => {
    expect(withMark(damaged, 'mmmm')).toContain('mmmm');
    expect(hasMark(damaged, 'mmmm')).toBe(false);
  });
});
