import { describe, expect, it } from 'vitest';

import { findingsOf } from '../../test/findingsOf.ts';
import { places } from '../../test/small.ts';
import { exists } from '../conditions/exists.ts';
import { lever } from '../factors/lever.ts';
import { product } from '../factors/product.ts';
import { propensity } from '../factors/propensity.ts';
import { value } from '../factors/value.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { experiment } from '../funnel/experiment.ts';
import { qualify } from '../funnel/qualify.ts';
import type { Node } from '../shape/shape.ts';

const action = { id: 'a', channel: 'web', when: exists('context.a'), validTo: 5, value: 2, lever: 3 };
const unread = (...stages: readonly Node[]): readonly string[] =>
  findingsOf({ actions: [action], funnel: [...stages, places] }).flatMap(([code, path]) =>
    code === 'FIELD_NEVER_READ' ? [path.replace('/actions/0/', '')] : [],
  );

describe('fieldFindings', () => {
  it.each<[string, readonly Node[], readonly string[]]>([
    ['nothing', [], ['when', 'validTo', 'value', 'lever']],
    ['qualify', [qualify()], ['value', 'lever']],
    ['a ranking by value', [arbitrate(value())], ['when', 'validTo', 'lever']],
    ['all', [qualify(), arbitrate(product(value(), lever()))], []],
    ['a model, which is given the action', [qualify(), arbitrate(propensity('click'))], []],
    ['an arm', [experiment({ id: 'e', arms: { a: { weight: 1, stages: [qualify()] } } })], ['value', 'lever']],
  ])('K7 what actions say, and %s reads', (_, stages, left) => {
    expect(unread(...stages)).toEqual(left);
  });
});
