import type { ErrorCode } from '../errors/codes.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { compileElementPath } from '../strategy/compilePath.ts';
import type { Term } from '../terms/term.ts';
import type { CompiledTerm } from '../terms/termRule.ts';
import { blameOf } from './blameOf.ts';
import type { CompiledCondition, ConditionBuild, Shared } from './conditionRule.ts';
import type { ElementMoment } from './elementMoment.ts';

/**
 * Builds conditions on an element of a list. What they are asked of is an `ElementMoment`; what is not of the element is read
 * from the moment around it.
 */
export class ElementBuild implements ConditionBuild {
  /** How many lists are walked one in another; a list of the element is part of the one around it. */
  readonly lists: number;
  readonly #outer: ConditionBuild;

  constructor(outer: ConditionBuild, path: string) {
    const around = outer instanceof ElementBuild ? outer.lists : 0;
    this.lists = path.startsWith('element') ? Math.max(1, around) : around + 1;
    this.#outer = outer;
  }

  /** Without a form and a key: an index asks moments, and knows nothing of elements. */
  condition(node: Node, at: Pointer, within: ConditionBuild = this): CompiledCondition {
    const condition = this.#outer.condition(node, at, within);
    return { test: condition.test, blame: (moment) => blameOf(condition, moment) };
  }

  term(term: Term, at: Pointer, within: ConditionBuild = this): CompiledTerm {
    return this.#outer.term(term, at, within);
  }

  read(path: string): (moment: Moment) => unknown {
    const ofElement = compileElementPath(path);
    if (ofElement !== undefined) return ofElement;
    const read = this.#outer.read(path);
    return (moment) => read(around(moment));
  }

  outside(condition: CompiledCondition): CompiledCondition {
    const outside = this.#outer.outside(condition);
    const { test } = outside;
    return { test: (moment) => test(around(moment)), blame: (moment) => blameOf(outside, around(moment)) };
  }

  shared<T>(make: Shared<T>): T {
    return this.#outer.shared(make);
  }

  fault(code: ErrorCode, at: Pointer, message: string): void {
    this.#outer.fault(code, at, message);
  }
}

const around = (moment: Moment): Moment => (moment as ElementMoment).outer;
