import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { moment } from '../../test/moment.ts';
import { being, truths } from '../../test/truths.ts';
import { all } from './all.ts';
import { any } from './any.ts';
import { blameOf, guiltyIn } from './blameOf.ts';

const triples = truths.flatMap((a) =>
  truths.flatMap((b) => truths.map((c) => [being(a), being(b), being(c)] as const)),
);
const made = [
  all(),
  any(),
  ...triples.flatMap(([a, b, c]) => [all(a, b, c), any(a, b, c), all(a, any(b, c)), any(a, all(b, c))]),
];

describe('what keeps a condition that is made of others from being true', () => {
  it.each(made)('is nothing where it is true, else as true as the whole, and blamed for it: %j', (node) => {
    const condition = builder().condition(node, '/when');
    const part = guiltyIn(condition, moment());
    const truth = condition.test(moment());

    expect(part === undefined || part.test(moment())).toBe(truth);
    if (part !== undefined) expect(blameOf(part, moment())).toEqual(blameOf(condition, moment()));
  });
});
