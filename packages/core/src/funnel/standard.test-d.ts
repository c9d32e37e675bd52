import { expectTypeOf, it } from 'vitest';

import { eq, type Eq } from '../conditions/eq.ts';
import { exists, type Exists } from '../conditions/exists.ts';
import { value, type Value } from '../factors/value.ts';
import { allocate } from './allocate.ts';
import { arbitrate, type Arbitrate } from './arbitrate.ts';
import { experiment, type Experiment } from './experiment.ts';
import { explore } from './explore.ts';
import { qualify, type Qualify } from './qualify.ts';
import { ramp } from './ramp.ts';

it('makers of stages keep what they are made of', () => {
  expectTypeOf(arbitrate(value())).toEqualTypeOf<Arbitrate<Value>>();
  expectTypeOf(qualify()).toEqualTypeOf<Qualify<never>>();
  expectTypeOf(qualify({ eligible: { a: exists('profile.x') }, suitable: { b: eq('now', 1) } })).toEqualTypeOf<
    Qualify<Exists<'profile.x'> | Eq<'now', 1>>
  >();
  expectTypeOf(explore({ method: 'softmax', lambda: 2 }).lambda).toEqualTypeOf<2>();
  expectTypeOf(experiment({ id: 'x', arms: { a: { weight: 1, stages: [arbitrate(value())] } } })).toEqualTypeOf<
    Experiment<Arbitrate<Value>>
  >();
  expectTypeOf(allocate({ hero: { channel: 'web', atMost: 1 } }).slots.hero.channel).toEqualTypeOf<'web'>();
});

it('makers of stages refuse what does not belong together', () => {
  // @ts-expect-error
  explore({ method: 'softmax', epsilon: 0.1 });
  // @ts-expect-error
  experiment({ id: 'x', control: 'b', arms: { a: { weight: 1, stages: [] } } });
  // @ts-expect-error
  ramp({ sale: { from: 0, to: 1, over: { start: 0 } } });
});
