import { describe, expect, it } from 'vitest';

import { hasMark, joinedMarks, marksOfBoth, withMarks } from './marks.ts';

describe('marks', () => {
  it('S4 stand in order, each once', () => {
    const two = withMarks(withMarks('', ['bbbb']), ['aaaa']);

    expect(two).toBe('aaaabbbb');
    expect(withMarks(two, ['bbbb'])).toBe(two);
    expect(withMarks(two, ['aaab'])).toBe(joinedMarks(['bbbb', 'aaab', 'aaaa']));
    expect(withMarks(two, ['cccc'])).toBe('aaaabbbbcccc');
    expect(withMarks(two, [])).toBe(two);
  });

  it('S4 are the same whether they come one by one or together, twice or in another order', () => {
    const more = ['cccc', 'aaaa', 'bbbc', 'dddd', 'bbbc', 'aaab'];
    const oneByOne = more.reduce((marks, mark) => withMarks(marks, [mark]), 'bbbbdddd');

    expect(oneByOne).toBe('aaaaaaabbbbbbbbcccccdddd');
    expect(withMarks('bbbbdddd', more)).toBe(oneByOne);
    expect(marksOfBoth('bbbbdddd', joinedMarks(more))).toBe(oneByOne);
    expect(marksOfBoth(joinedMarks(more), 'bbbbdddd')).toBe(oneByOne);
  });

  it('S4 the end of one and the beginning of the next are none', () => {
    expect(['aabb', 'bbcc', 'bbaa'].map((mark) => hasMark('aabbccdd', mark))).toEqual([true, false, false]);
    expect(hasMark('aabbccdd', 'ccdd')).toBe(true);
    expect(hasMark('', 'aaaa')).toBe(false);
  });

  it.each(['a', 'aabbc', 'zzzzaaaa'])('S1 comes to an end with damaged marks: %s', (damaged) => {
    expect(withMarks(damaged, ['mmmm'])).toContain('mmmm');
    expect(hasMark(damaged, 'mmmm')).toBe(false);
  });
});
