import { expectTypeOf, it } from 'vitest';

import { eq, type Eq } from '../conditions/eq.ts';
import { exists, type Exists } from '../conditions/exists.ts';
import { value, type Value } from '../factors/value.ts';
import { allocate } from './allocate.ts';
import { arbitrate, type Arbitrate } from './arbitrate.ts';
import { qualify, type Qualify } from './qualify.ts';

it('makers of stages keep what they are made of', () => {
  expectTypeOf(arbitrate(value())).toEqualTypeOf<Arbitrate<Value>>();
  expectTypeOf(qualify()).toEqualTypeOf<Qualify<never>>();
  expectTypeOf(qualify({ eligible: { a: exists('profile.x') }, suitable: { b: eq('now', 1) } })).toEqualTypeOf<
    Qualify<Exists<'profile.x'> | Eq<'now', 1>>
  >();
  expectTypeOf(allocate({ hero: { channel: 'web', atMost: 1 } }).slots.hero.channel).toEqualTypeOf<'web'>();
});
