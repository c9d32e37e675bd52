import { describe, expect, it } from 'vitest';

import { splitLine } from './splitLine.ts';

describe('splitLine', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c']],
    ['a,,', ['a', '', '']],
    ['', ['']],
    ['"a,b",c', ['a,b', 'c']],
    ['a,"say ""hi""",c', ['a', 'say "hi"', 'c']],
    ['"",x', ['', 'x']],
    ['a,""', ['a', '']],
    ['a 5" disc,b', ['a 5" disc', 'b']],
  ])('%s', (line, cells) => {
    expect(splitLine(line, ',')).toEqual(cells);
  });

  it.each(['"a,b', 'a,"b', '"a"b,c', '"'])('refuses %s', (line) => {
    expect(splitLine(line, ',')).toBeUndefined();
  });

  it('takes another delimiter', () => {
    expect(splitLine('a;"b;c";1,5', ';')).toEqual(['a', 'b;c', '1,5']);
  });
});
