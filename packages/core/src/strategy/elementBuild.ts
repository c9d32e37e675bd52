import type { CompiledCondition, ConditionBuild } from '../conditions/conditionRule.ts';
import type { ElementMoment } from '../conditions/elementMoment.ts';
import type { Truth } from '../conditions/truth.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Term } from '../terms/term.ts';
import type { CompiledTerm } from '../terms/termRule.ts';
import type { Builder } from './builder.ts';
import { compileElementPath } from './compilePath.ts';

/**
 * Builds conditions on an element of a list. What they are asked of is an `ElementMoment`; what is not of the element is read
 * from the moment around it.
 */
export class ElementBuild implements ConditionBuild {
  readonly #builder: Builder;
  readonly #outer: ConditionBuild;

  constructor(builder: Builder, outer: ConditionBuild) {
    this.#builder = builder;
    this.#outer = outer;
  }

  /** Without a form and a key: an index asks moments, and knows nothing of elements. */
  condition(node: Node, at: Pointer): CompiledCondition {
    const { test, blame } = this.#builder.condition(node, at, this);
    return { test, blame };
  }

  term(term: Term, at: Pointer): CompiledTerm {
    return this.#builder.term(term, at, this);
  }

  named(name: string, at: Pointer): CompiledCondition {
    const { test, blame } = this.#outer.named(name, at);
    return { test: (moment) => test(around(moment)), blame: (moment) => blame(around(moment)) };
  }

  custom(name: string, at: Pointer): (moment: Moment, input: unknown) => Truth {
    const ask = this.#outer.custom(name, at);
    return (moment, input) => ask(around(moment), input);
  }

  read(path: string): (moment: Moment) => unknown {
    const ofElement = compileElementPath(path);
    if (ofElement !== undefined) return ofElement;
    const read = this.#outer.read(path);
    return (moment) => read(around(moment));
  }

  ofElement(): ConditionBuild {
    return new ElementBuild(this.#builder, this);
  }

  fault(code: ErrorCode, at: Pointer, message: string): void {
    this.#outer.fault(code, at, message);
  }
}

const around = (moment: Moment): Moment => (moment as ElementMoment).outer;
