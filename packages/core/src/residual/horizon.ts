import type { After } from '../conditions/after.ts';
import type { Within } from '../conditions/within.ts';
import { memoryOf } from '../identity/memoryOf.ts';
import { own } from '../internal/own.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Window } from '../profile/window.ts';
import type { Node } from '../shape/shape.ts';
import { MomentView } from '../step/momentView.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { instantOf } from '../time/instantOf.ts';
import type { Answer } from './fold.ts';
import type { Whole } from './whole.ts';

/** From when until when something is to hold. */
export interface Span {
  readonly now: Instant;
  /** Not included. */
  readonly until: Instant;
}

/** Of what only leaves a window, these values only go one way. */
const ONE_WAY: ReadonlySet<string> = new Set(['count', 'max', 'min', 'latest']);

/** Of `now`, these change their answer once. */
const ONCE: ReadonlySet<string> = new Set(['gt', 'gte', 'lt', 'lte', 'before', 'after']);

/** What is known of a customer for some time, whatever a page does meanwhile. */
export class Horizon {
  readonly #whole: Whole;
  readonly #state: CustomerState;
  readonly #span: Span;
  readonly #first: MomentView;
  readonly #last: MomentView;
  readonly #fixed = new Map<string, boolean>();

  constructor(whole: Whole, state: CustomerState, span: Span) {
    const { program } = whole;
    this.#whole = whole;
    this.#state = state;
    this.#span = span;
    // An event may come late, and an aggregate is then read as of the latest.
    const isLate = program.triggers.size > 0;
    this.#first = new MomentView(program, state, span.now, { at: isLate ? state.watermark : span.now });
    this.#last = new MomentView(program, state, span.until, { at: span.until });
  }

  answer = (leaf: Node): Answer => {
    const print = this.#whole.footprints.ofCondition(leaf);
    if (print.code.size > 0 || print.isForeign) return 'open';
    const { test } = this.#whole.compiled(leaf);
    const open = Array.from(print.paths).filter((path) => !this.#isFixed(path));
    if (print.isTimed) return open.length === 0 && leaf.kind === 'within' ? this.#within(leaf as Within) : 'open';
    if (open.length === 0) return test(this.#first);
    const isOfNow = ONCE.has(leaf.kind) && (leaf as After).path === 'now';
    return isOfNow ? sameOf(test(this.#first), test(this.#last)) : 'open';
  };

  /** Does an attribute or an aggregate stay as it is? */
  isFixed(name: string): boolean {
    let fixed = this.#fixed.get(name);
    if (fixed === undefined) this.#fixed.set(name, (fixed = this.#stays(name)));
    return fixed;
  }

  /** What a path leads to, where that stays as it is. */
  valueOf(path: string): { readonly is: unknown } | undefined {
    return this.#isFixed(path) ? { is: this.#whole.builder.read(path)(this.#first) } : undefined;
  }

  #isFixed(path: string): boolean {
    const [root, name = ''] = path.split('.');
    // An element is part of the list that is looked at.
    return root === 'element' || (root === 'profile' && this.isFixed(name));
  }

  #stays(name: string): boolean {
    const node = own(this.#whole.strategy.aggregates ?? {}, name);
    if (node === undefined) return this.#isUnchanged(name);
    // Local times are those of the aggregate, and windows of the calendar those of the attribute.
    return this.#isSteady(name, node) && (name !== 'timeZone' || this.#isUnchanged(name));
  }

  /** An attribute that a recipe has set. */
  #isUnchanged(name: string): boolean {
    const isThere = Object.hasOwn(this.#state.profile, name);
    return !this.#whole.changing.has(name) && !this.#isLetGo('profile', isThere);
  }

  #isSteady(name: string, node: Node & Window): boolean {
    const { program, events } = this.#whole;
    const aggregate = program.aggregates.get(name)!;
    if (aggregate.listensTo.some((type) => events.has(type))) return false;
    const isEmpty = memoryOf(aggregate, this.#state, name) === undefined;
    if (isEmpty) return true;
    if (this.#isLetGo('aggregates', true)) return false;
    if (node.kind === 'decayed') return false;
    const { per, calendar, session } = node;
    if (calendar !== undefined && !this.#isUnchanged('timeZone')) return false;
    if (per === undefined && calendar === undefined && session === undefined) return true;
    if (session === undefined && !ONE_WAY.has(node.kind)) return false;
    return Object.is(this.#first.aggregate(name), this.#last.aggregate(name));
  }

  #isLetGo(part: 'profile' | 'aggregates', isThere: boolean): boolean {
    const age: Millis = this.#whole.program.keeping?.retention[part] ?? Infinity;
    return isThere && this.#state.watermark + age < this.#span.until;
  }

  /** True as long as now lies in a stretch of time that the instant alone decides. */
  #within({ path, last = 0, next = 0 }: Within): Answer {
    const instant = instantOf(this.#whole.builder.read(path)(this.#first));
    if (instant === undefined) return undefined;
    const { now, until } = this.#span;
    const [from, to] = [instant - next, instant + last];
    if (from <= now && until <= to) return true;
    return to < now || from > until ? false : 'open';
  }
}

const sameOf = (one: Answer, other: Answer): Answer => (one === other ? one : 'open');
