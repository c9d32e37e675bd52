import type { CompiledCondition, ConditionBuild } from '../conditions/conditionRule.ts';
import { show } from '../shape/describe.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Builder } from './builder.ts';

/** Conditions that name one another nest as deep as if they were written out: no deeper than this, or the stack could end. */
const DEEPEST = 32;

/** A few names, each of which names the last one twice, stand for more conditions than anybody can ask. */
const LARGEST = 50_000_000;

interface Known {
  readonly condition: CompiledCondition;
  /** How many names stand one in another, itself included. */
  readonly depth: number;
  /** How many conditions it is, written out. */
  readonly size: number;
}

/** The conditions that a strategy has by name: each is compiled once, in the order of the strategy, and shared. */
export class NamedConditions {
  readonly #builder: Builder;
  readonly #nodes: Readonly<Record<string, Node>>;
  readonly #known = new Map<string, Known>();
  /** Those that are being compiled, each inside the one before. */
  readonly #open: string[] = [];
  #isComplete = false;
  #depth = 0;

  constructor(builder: Builder) {
    this.#builder = builder;
    this.#nodes = builder.strategy.conditions ?? {};
  }

  /** Compiles all, also those that nobody names, so that their faults are found. */
  complete(): void {
    if (this.#isComplete) return;
    this.#isComplete = true;
    for (const name of Object.keys(this.#nodes)) if (!this.#known.has(name)) this.#compile(name);
  }

  /** The condition of a name; undefined where there is none that could be used, which is a fault. */
  find(name: string, at: Pointer): CompiledCondition | undefined {
    this.complete();
    if (!Object.hasOwn(this.#nodes, name)) {
      const names = Object.keys(this.#nodes).join(', ') || 'none is declared';
      return this.#refuse(
        'CONDITION_UNKNOWN',
        at,
        `expected a condition of the strategy (${names}), found ${show(name)}`,
      );
    }
    if (this.#open.includes(name)) {
      const way = [...this.#open.slice(this.#open.indexOf(name)), name].map(show).join(', ');
      return this.#refuse('CONDITION_CYCLE', at, `expected a condition that does not name itself, found ${way}`);
    }
    const known = this.#known.get(name);
    if (this.#open.length + (known?.depth ?? 1) > DEEPEST) {
      return this.#refuse('TOO_DEEP', at, `expected at most ${DEEPEST} conditions that name one another`);
    }
    if (known === undefined) return this.#compile(name);
    this.#depth = Math.max(this.#depth, known.depth);
    const isNewlyBeyond = this.#builder.size <= LARGEST && this.#builder.size + known.size > LARGEST;
    this.#builder.size += known.size;
    return isNewlyBeyond
      ? this.#refuse('TOO_LARGE', at, `expected at most ${LARGEST} conditions, those that are named written out`)
      : known.condition;
  }

  #compile(name: string): CompiledCondition {
    const outer = { depth: this.#depth, size: this.#builder.size };
    this.#depth = 0;
    this.#open.push(name);
    const condition = this.#builder.condition(this.#nodes[name]!, under('/conditions', name));
    this.#open.pop();
    const depth = this.#depth + 1;
    this.#known.set(name, { condition, depth, size: this.#builder.size - outer.size });
    this.#depth = Math.max(outer.depth, depth);
    return condition;
  }

  #refuse(...fault: Parameters<Builder['fault']>): undefined {
    this.#builder.fault(...fault);
    return undefined;
  }
}

/** Those of a strategy. */
export const namedConditions = (root: ConditionBuild): NamedConditions => new NamedConditions(root as Builder);
