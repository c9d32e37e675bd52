import type { CompiledCondition, ConditionBuild, Shared } from '../conditions/conditionRule.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Term } from '../terms/term.ts';
import type { CompiledTerm } from '../terms/termRule.ts';

/** Who is told of what. */
interface Ears {
  /** What a condition looks at that its paths do not tell, if anything. */
  readonly beyond: (node: Node) => string | undefined;
  /** It looks at something beside the event, and where. */
  readonly report: (what: string, at: Pointer) => void;
  /** Other faults; nobody hears of them where somebody has heard of them before. */
  readonly fault?: ConditionBuild['fault'];
}

/**
 * Builds conditions that look at the event alone: what they say of an event is the same whenever it arrives.
 */
export class EventBuild implements ConditionBuild {
  readonly #outer: ConditionBuild;
  readonly #ears: Ears;
  #at: Pointer = '';

  constructor(outer: ConditionBuild, ears: Ears) {
    this.#outer = outer;
    this.#ears = ears;
  }

  condition(node: Node, at: Pointer, within: ConditionBuild = this): CompiledCondition {
    const around = this.#at;
    this.#at = at;
    const condition = this.#outer.condition(node, at, within);
    const beyond = this.#ears.beyond(node);
    if (beyond !== undefined) this.#ears.report(beyond, at);
    this.#at = around;
    return condition;
  }

  term(term: Term, at: Pointer, within: ConditionBuild = this): CompiledTerm {
    return this.#outer.term(term, at, within);
  }

  read(path: string): (moment: Moment) => unknown {
    if (!path.startsWith('event.')) this.#ears.report(path, this.#at);
    return this.#outer.read(path);
  }

  outside(condition: CompiledCondition): CompiledCondition {
    return condition;
  }

  shared<T>(make: Shared<T>): T {
    return this.#outer.shared(make);
  }

  fault(code: ErrorCode, at: Pointer, message: string): void {
    this.#ears.fault?.(code, at, message);
  }
}
