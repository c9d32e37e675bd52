import type { Input } from '../events/input.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { freshState } from '../step/freshState.ts';
import { funnelOf } from '../step/funnelOf.ts';
import type { Bindings } from '../strategy/bindings.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Situation } from './situation.ts';

/** A situation in which every attribute can be set. */
export interface Plain {
  readonly strategy: Strategy;
  readonly state: CustomerState;
  readonly input: Input;
}

/**
 * The same moment with a strategy that works nothing out: what aggregates say is written into the profile, where it can be changed as what recipes have
 * set can.
 */
export function plainly(strategy: Strategy, bindings: Bindings, { state, input, now, standings }: Situation): Plain {
  const step = compile(strategy, bindings);
  const after = step(state, input, now, standings).state;
  const { moment } = funnelOf(step).propose(after, { kind: 'request', id: '', customer: after.customer }, now);
  const values = Object.keys(strategy.aggregates ?? {}).flatMap((name) => {
    const value = moment.profile[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const { aggregates: _, carry: _carry, ...rest } = strategy;
  const plain: Strategy = rest;
  const { origins: _origins, pending: _pending, ...own } = state ?? freshState(input.customer, step, now);
  return {
    strategy: plain,
    state: {
      ...own,
      // As if it had written the state itself: nothing is carried over.
      strategy: compile(plain, bindings).strategy.hash,
      marks: own.marks ?? '',
      profile: { ...own.profile, ...Object.fromEntries(values) },
      aggregates: {},
    },
    input,
  };
}
