import { describe, expect, it } from 'vitest';

import { compare } from '../conditions/compare.ts';
import { custom } from '../conditions/custom.ts';
import { eq } from '../conditions/eq.ts';
import { exists } from '../conditions/exists.ts';
import { not } from '../conditions/not.ts';
import { some } from '../conditions/some.ts';
import { propensity } from '../factors/propensity.ts';
import { explore } from '../funnel/explore.ts';
import { plus } from '../terms/plus.ts';
import { lookedAt } from './lookedAt.ts';

describe('what a piece of a strategy looks at in events', () => {
  it.each<[object, readonly string[]]>([
    [eq('event.total', 3), ['event.total']],
    [eq('event.cart.total', 3), ['event.cart']],
    [eq('event.properties.type', 3), ['event.type']],
    [not(exists('steps.cart.total')), ['steps.total']],
    [compare(plus('event.total', 1), 'gt', 'steps.cart.properties.items'), ['event.total', 'steps.items']],
    [some('event.items', eq('element.price', 3)), ['event.items']],
    [[eq('profile.event', 3), 'event'], []],
    [custom('near'), ['*']],
    [propensity('click'), ['*']],
    [explore({ method: 'thompson', model: 'click' }), ['*']],
    [explore({ method: 'epsilonGreedy', epsilon: 0.1 }), []],
    [{ kind: 'ofSomebodyElse', path: 'event.total' }, ['event.total', '*']],
  ])('T24 %j', (piece, looks) => {
    expect(lookedAt(piece)).toEqual(looks);
  });
});
