import type { ErrorCode } from '../errors/codes.ts';
import { OpportuneError } from '../errors/opportuneError.ts';
import type { Allocate } from '../funnel/allocate.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { show } from '../shape/describe.ts';
import { carryOver } from '../step/carryOver.ts';
import { freshState } from '../step/freshState.ts';
import { isWhole } from '../step/isWhole.ts';
import { Turn } from '../step/turn.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Instant } from '../time/instant.ts';
import type { Span } from './horizon.ts';
import type { Left } from './left.ts';
import { isOn } from './reducedFunnel.ts';
import { reducedState } from './reducedState.ts';
import { reducedStrategy } from './reducedStrategy.ts';
import type { ResidualOptions } from './residualOptions.ts';
import { Verdicts } from './verdicts.ts';
import { Whole } from './whole.ts';

/**
 * What a page needs to decide for one customer, until an instant.
 * @public
 */
export interface Residual {
  /** What can still apply. It is valid for `compile` and for `loader`, and has the id and the version of the whole. */
  readonly strategy: Strategy;
  /** Of what is remembered of the customer, what that looks at. */
  readonly state: CustomerState;
  /** It holds for what happens before. */
  readonly until: Instant;
  /** Slots for which the server has to be asked, because something that may have a place in them stays there. */
  readonly asked: readonly string[];
  /** What stays on the server, although it may apply; for those who look after the strategy, not for the page. */
  readonly left: readonly Left[];
}

/**
 * Makes the residual of a strategy for a customer.
 *
 * @param state - undefined for a customer never seen
 * @throws {OpportuneError} OPTION_INVALID where `until` is not after `now`, CUSTOMER_MISMATCH where the state is of somebody else, INPUT_INVALID where no step has written it
 * @public
 */
export type Reduce = (customer: string, state: CustomerState | undefined, span: Span) => Residual;

/**
 * Folds what a server knows of a customer into a strategy, and leaves what can still apply to them in a page: as long as nothing happens but what the
 * page can do, it decides there what the whole strategy would decide of the actions that it has: the same ones, in the same order, with the same scores, content and ids.
 *
 * What a page cannot change is folded: attributes, aggregates of other events, lists, arms of experiments, dates. Actions that fail are not in it, nor is
 * what only they or what was folded looked at. What is secret is never in it: what needs it and cannot be folded stays on the server, with all
 * that it could stand in the way of.
 *
 * @throws {OpportuneError} STRATEGY_INVALID as `compile` does
 * @example
 * ```ts
 * import { all, allocate, compile, eq, gte, qualify, strategy } from '@opportune/core';
 * import { residual } from '@opportune/core/residual';
 *
 * interface Shop {
 *   events: { order_completed: object };
 *   profile: { risk: number; tier: string };
 *   context: { cart: number };
 * }
 * const shop = strategy<Shop>()({
 *   id: 'shop',
 *   version: '1',
 *   attributes: { risk: { sensitivity: 'sensitive' } },
 *   actions: [
 *     { id: 'credit', channel: 'web', when: all(gte('context.cart', 100), gte('profile.risk', 700)) },
 *     { id: 'deposit', channel: 'web', when: eq('profile.tier', 'new') },
 *   ],
 *   funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const { state } = compile(shop)(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0);
 * const known = { ...state, profile: { risk: 720, tier: 'gold' } };
 * const made = residual(shop, { page: { events: [] } })('ada', known, { now: 0, until: 60_000 });
 *
 * made.strategy.actions; // => [{ id: 'credit', channel: 'web', when: { kind: 'gte', path: 'context.cart', value: 100 } }]
 * made.state.profile; // => {}
 * ```
 * @see docs/decisions/0028-residual-strategies.md
 * @public
 */
export function residual(strategy: Strategy, options: ResidualOptions = {}): Reduce {
  const whole = new Whole(strategy, options);
  return (customer, state, span) => {
    if (!(Number.isFinite(span.now) && Number.isFinite(span.until) && span.until > span.now)) {
      refuse('OPTION_INVALID', '/until', `expected an instant after now, found ${show(span.until)}`);
    }
    const verdicts = new Verdicts(whole, stateNow(whole, customer, state, span.now), span);
    const reduced = reducedStrategy(verdicts);
    const { left } = verdicts;
    return {
      strategy: reduced,
      state: reducedState(verdicts, reduced),
      until: span.until,
      asked: askedIn(verdicts),
      left,
    };
  };
}

/** As the strategy goes on from it, with what is over let go. */
function stateNow({ program }: Whole, customer: string, state: CustomerState | undefined, now: Instant): CustomerState {
  if (state !== undefined && state.customer !== customer) {
    refuse(
      'CUSTOMER_MISMATCH',
      '/customer',
      `expected ${show(state.customer)}, whose state it is, found ${show(customer)}`,
    );
  }
  if (state !== undefined && !(state.format === 1 && isWhole(state, program.merging)))
    refuse('INPUT_INVALID', '/state', 'expected a state that step has written');
  const turn = new Turn(program, state ?? freshState(customer, program, now), now, undefined, {});
  turn.begin(carryOver(turn, turn.state));
  program.keeping?.letGo(turn, program.keeping.retention);
  return turn.state;
}

function askedIn({ way, kept }: Verdicts): readonly string[] {
  const onRequest = kept.filter(({ on }) => on === undefined);
  return way.flatMap(({ node }) =>
    node.kind === 'allocate'
      ? Object.entries((node as Allocate).slots).flatMap(([name, slot]) => (isOn(slot, onRequest) ? [name] : []))
      : [],
  );
}

function refuse(code: ErrorCode, path: string, message: string): never {
  throw new OpportuneError(code, [{ code, path, message }]);
}
