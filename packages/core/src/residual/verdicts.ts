import type { Allocate } from '../funnel/allocate.ts';
import type { Arbitrate } from '../funnel/arbitrate.ts';
import type { Limit } from '../funnel/limit.ts';
import type { Ramp } from '../funnel/ramp.ts';
import { subjectOf } from '../identity/subjectOf.ts';
import { own } from '../internal/own.ts';
import type { Coverage } from '../policies/coverage.ts';
import type { Suppress } from '../policies/suppress.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Action } from '../strategy/action.ts';
import { BY_PATHS } from '../strategy/byPaths.ts';
import { treatmentsOf } from '../strategy/treatment.ts';
import type { Drain } from '../triggers/drain.ts';
import { foldedFactor } from './foldedFactor.ts';
import { Horizon, type Span } from './horizon.ts';
import type { Left, LeftReason } from './left.ts';
import { isListed } from './listed.ts';
import { Questioned } from './questioned.ts';
import { isCovered, rivalsAmong } from './rivals.ts';
import { wayOf, type Passed } from './way.ts';
import type { Whole } from './whole.ts';

/** What becomes of each action: it can no longer apply, it stays on the server, or it is sent. */
export class Verdicts {
  readonly whole: Whole;
  readonly state: CustomerState;
  readonly span: Span;
  readonly way: readonly Passed[];
  readonly horizon: Horizon;
  readonly questioned: Questioned;
  readonly left: readonly Left[];
  readonly sent: readonly Action[];
  /** Those that stay. */
  readonly kept: readonly Action[];
  readonly #known = new WeakMap<Node, LeftReason | undefined>();

  constructor(whole: Whole, state: CustomerState, span: Span) {
    const { strategy } = whole;
    this.whole = whole;
    this.state = state;
    this.span = span;
    this.way = wayOf(strategy.funnel, subjectOf(state));
    this.horizon = new Horizon(whole, state, span);
    const { conditions = {} } = strategy;
    this.questioned = new Questioned(this.way, { answer: this.horizon.answer, conditions }, this.#hasFallbacks());
    const all = strategy.actions as readonly Action[];
    const places = new Map(all.map((action, i) => [action, under('/actions', i)]));
    const alive = all.filter((action) => !this.#isOver(action, places.get(action)!));
    const left = new Map<Action, Left>();
    for (const action of alive) {
      const path = places.get(action)!;
      const why = this.#objection(action, path);
      if (why !== undefined) left.set(action, { path, ...why });
    }
    spread(left, rivalsAmong(alive, this.way), places);
    this.left = alive.flatMap((action) => left.get(action) ?? []);
    this.kept = alive.filter((action) => left.has(action));
    this.sent = alive.filter((action) => !left.has(action));
  }

  /** Can a trigger fire in the page? */
  isLive(name: string): boolean {
    const { program, events } = this.whole;
    const { triggers, deferrals } = this.state;
    if (deferrals.some(({ match }) => match.name === name)) return true;
    if (this.wordings(name).some((each) => Object.hasOwn(triggers, each))) return true;
    const { listensTo } = program.triggers.get(name)!;
    return listensTo === undefined || listensTo.some((type) => events.has(type));
  }

  /** A trigger, and those that end what is under way in another wording of it. */
  wordings(name: string): readonly string[] {
    const { triggers = {} } = this.whole.strategy;
    const drains = Object.entries(triggers).filter(([, node]) => node.kind === 'drain' && (node as Drain).as === name);
    return [name, ...drains.map(([each]) => each)];
  }

  /** Those that are sent whoever is proposed by them: where few may be open, each counts. */
  get counted(): readonly string[] {
    const { triggers = {}, retention } = this.whole.strategy;
    if (retention?.openAtMost === undefined) return [];
    const firing = Object.keys(triggers).filter((name) => triggers[name]!.kind !== 'drain');
    return firing.filter((name) => this.isLive(name));
  }

  #hasFallbacks(): boolean {
    return this.way.some(
      ({ node }) =>
        node.kind === 'allocate' &&
        Object.values((node as Allocate).slots).some(({ fallback }) => fallback !== undefined),
    );
  }

  /** It cannot be decided any more, and what would be decided of it has no other effect. */
  #isOver(action: Action, path: Pointer): boolean {
    const { on, validFrom = -Infinity, validTo = Infinity } = action;
    const { now, until } = this.span;
    if (on !== undefined && !this.isLive(on)) return true;
    if (this.questioned.isValidityAsked && (validTo <= now || validFrom >= until)) return true;
    if (this.questioned.on(action, path).some(({ folded, ends }) => ends && folded === false)) return true;
    return this.#lists(action).some(({ answers }) => answers.every((answer) => answer === true));
  }

  #objection(action: Action, path: Pointer): Omit<Left, 'path'> | undefined {
    const { whole } = this;
    const { footprints } = whole;
    const channel = treatmentsOf(action).find((treatment) => !whole.channels.has(treatment.channel));
    if (channel !== undefined) return { reason: 'CHANNEL', because: under(path, 'channel') };
    for (const { folded, at } of this.questioned.on(action, path)) {
      if (typeof folded === 'boolean') continue;
      const reason = whole.objection(footprints.ofCondition(folded));
      if (reason !== undefined) return { reason, because: at };
    }
    return this.#objectionOfTrigger(action) ?? this.#objectionOfStages(action);
  }

  #objectionOfTrigger({ on }: Action): Omit<Left, 'path'> | undefined {
    const { triggers = {} } = this.whole.strategy;
    if (on === undefined) return undefined;
    for (const name of new Set([on, ...this.counted].flatMap((each) => this.wordings(each)))) {
      const reason = this.whole.objection(this.whole.footprints.of({ triggers: { [name]: triggers[name]! } }));
      if (reason !== undefined) return { reason, because: under('/triggers', name) };
    }
    return undefined;
  }

  #objectionOfStages(action: Action): Omit<Left, 'path'> | undefined {
    for (const { node, at } of this.way) {
      if (node.kind === 'limit') {
        const why = this.#objectionOfPolicies(action, node as Limit, at);
        if (why !== undefined) return why;
        continue;
      }
      // Of these it has been asked already.
      if (node.kind === 'qualify') continue;
      const reason = this.#objectionOf(node.kind === 'ramp' ? rampOn(action, node as Ramp) : node);
      if (reason !== undefined) return { reason, because: at };
    }
    return undefined;
  }

  /** Of a stage, once however many actions pass it. */
  #objectionOf(node: Node): LeftReason | undefined {
    if (!this.#known.has(node)) {
      const stage = node.kind === 'arbitrate' ? this.ranking(node as Arbitrate<Node>) : node;
      this.#known.set(node, this.whole.objection(this.whole.footprints.of({ funnel: [stage] })));
    }
    return this.#known.get(node);
  }

  /** A ranking without what is decided already. */
  ranking(node: Arbitrate<Node>): Node {
    return { ...node, by: foldedFactor(node.by, (condition) => this.questioned.left(condition), this.span) } as Node;
  }

  #objectionOfPolicies(action: Action, { policies }: Limit, at: Pointer): Omit<Left, 'path'> | undefined {
    for (const [i, policy] of policies.entries()) {
      // What a rule of somebody else's speaks of nobody knows.
      if (BY_PATHS.includes(policy.kind) && !isCovered(policy as Coverage, action)) continue;
      const because = under(under(at, 'policies'), i);
      if (policy.kind === 'quota') return { reason: 'QUOTA', because };
      if (isOfList(policy)) {
        const isClear = treatmentsOf(action).every((treatment) => this.#answer(policy, treatment.channel) === false);
        if (isClear) continue;
        return { reason: 'LIST', because };
      }
      const reason = this.#objectionOf({ kind: 'limit', policies: [policy] } as Node);
      if (reason !== undefined) return { reason, because };
    }
    return undefined;
  }

  /** What the lists say of an action, on each of its channels, at stages whose verdict has no other effect. */
  #lists(action: Action): readonly { readonly answers: readonly (boolean | undefined)[] }[] {
    const held = this.#hasFallbacks() ? this.way.findIndex(({ node }) => node.kind === 'holdout') : -1;
    const before = held < 0 ? this.way : this.way.slice(0, held);
    return before
      .flatMap(({ node }) => (node.kind === 'limit' ? (node as Limit).policies : []))
      .filter(isOfList)
      .map((policy) => ({ answers: treatmentsOf(action).map(({ channel }) => this.#answer(policy, channel)) }));
  }

  #answer(policy: Suppress, channel: string): boolean | undefined {
    if (policy.channel !== undefined && policy.channel !== channel) return false;
    const { by } = policy;
    return isListed(this.whole, policy, this.state.customer, by === undefined ? undefined : this.horizon.valueOf(by));
  }
}

/** A ramp, as far as it is about an action. */
function rampOn({ id, group }: Action, { of, ...ramp }: Ramp): Node {
  const growth = own(of, id) ?? own(of, group ?? id);
  return { ...ramp, of: growth === undefined ? {} : { [id]: growth } } as Node;
}

const isOfList = (policy: { readonly kind: string }): policy is Suppress =>
  policy.kind === 'suppress' && (policy as Suppress).list !== undefined;

/** Who stands in the way of one who stays, stays too. */
function spread(
  left: Map<Action, Left>,
  rivals: ReturnType<typeof rivalsAmong>,
  places: ReadonlyMap<Action, Pointer>,
): void {
  for (let before = -1; before < left.size;) {
    before = left.size;
    for (const { actions, because } of rivals) {
      if (!actions.some((action) => left.has(action))) continue;
      for (const action of actions) {
        if (!left.has(action)) left.set(action, { path: places.get(action)!, reason: 'COMPETES', because });
      }
    }
  }
}
