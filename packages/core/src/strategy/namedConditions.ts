import { blameOf } from '../conditions/blameOf.ts';
import type { CompiledCondition, ConditionBuild } from '../conditions/conditionRule.ts';
import { listDepth, MOST_LISTS } from '../conditions/listDepth.ts';
import { show } from '../shape/describe.ts';
import { listed } from '../shape/listed.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { AskedOnce } from './askedOnce.ts';
import type { Builder } from './builder.ts';

/** Conditions that name one another nest as deep as if they were written out: no deeper than this, or the stack could end. */
const DEEPEST = 32;

/** A few names, each of which names the last one twice, stand for more conditions than anybody can ask. */
const LARGEST = 50_000_000;

/** An index that takes apart what is named would do so wherever it is named; what is larger than this it asks as a whole. */
const LARGEST_TAKEN_APART = 64;

interface Known {
  readonly condition: CompiledCondition;
  /** How many names stand one in another, itself included. */
  readonly depth: number;
  /** How many conditions it is, written out. */
  readonly size: number;
  /** How many lists it walks one in another, those of what it names included. */
  readonly lists: number;
}

/** The conditions that a strategy has by name: each is compiled once, in the order of the strategy, and shared. */
export class NamedConditions {
  readonly #builder: Builder;
  readonly #nodes: Readonly<Record<string, Node>>;
  readonly #names: string;
  readonly #known = new Map<string, Known>();
  readonly #once = new AskedOnce();
  /** Those that are being compiled, each inside the one before. */
  readonly #open: string[] = [];
  #isComplete = false;
  #depth = 0;

  constructor(builder: Builder) {
    this.#builder = builder;
    this.#nodes = builder.strategy.conditions ?? {};
    this.#names = listed(Object.keys(this.#nodes)) || 'none is declared';
  }

  /** Compiles all, also those that nobody names, so that their faults are found. */
  complete(): void {
    if (this.#isComplete) return;
    this.#isComplete = true;
    for (const name of Object.keys(this.#nodes)) if (!this.#known.has(name)) this.#compile(name);
  }

  /**
   * The condition of a name; undefined where there is none that could be used, which is a fault.
   *
   * @param around - how many lists are walked around the place where it is named
   */
  find(name: string, at: Pointer, around: number): CompiledCondition | undefined {
    this.complete();
    if (!Object.hasOwn(this.#nodes, name)) {
      const expected = `expected a condition of the strategy (${this.#names})`;
      return this.#refuse('CONDITION_UNKNOWN', at, `${expected}, found ${show(name)}`);
    }
    if (this.#open.includes(name)) {
      const way = [...this.#open.slice(this.#open.indexOf(name)), name].map(show).join(', ');
      return this.#refuse('CONDITION_CYCLE', at, `expected a condition that does not name itself, found ${way}`);
    }
    const known = this.#known.get(name);
    if (this.#open.length + (known?.depth ?? 1) > DEEPEST) {
      return this.#refuse('TOO_DEEP', at, `expected at most ${DEEPEST} conditions that name one another`);
    }
    const condition = known === undefined ? this.#compile(name) : this.#again(known, at);
    const { lists } = this.#known.get(name)!;
    const seen = this.#builder.shared(listDepth);
    if (lists > 0) seen.deepest = Math.max(seen.deepest, around + lists);
    return lists > 0 && around > 0 && around + lists > MOST_LISTS
      ? this.#refuse(
          'TOO_DEEP',
          at,
          `expected at most ${MOST_LISTS} lists one in another, those of named conditions too`,
        )
      : condition;
  }

  #again(known: Known, at: Pointer): CompiledCondition | undefined {
    this.#depth = Math.max(this.#depth, known.depth);
    const isNewlyBeyond = this.#builder.size <= LARGEST && this.#builder.size + known.size > LARGEST;
    this.#builder.size += known.size;
    return isNewlyBeyond
      ? this.#refuse('TOO_LARGE', at, `expected at most ${LARGEST} conditions, those that are named written out`)
      : known.condition;
  }

  #compile(name: string): CompiledCondition {
    const seen = this.#builder.shared(listDepth);
    const outer = { depth: this.#depth, size: this.#builder.size, lists: seen.deepest };
    this.#depth = 0;
    seen.deepest = 0;
    this.#open.push(name);
    const compiled = this.#builder.condition(this.#nodes[name]!, under('/conditions', name));
    this.#open.pop();
    const depth = this.#depth + 1;
    const size = this.#builder.size - outer.size;
    const condition = size > LARGEST_TAKEN_APART ? this.#whole(compiled) : compiled;
    this.#known.set(name, { condition, depth, size, lists: seen.deepest });
    seen.deepest = outer.lists;
    this.#depth = Math.max(outer.depth, depth);
    return condition;
  }

  #whole(condition: CompiledCondition): CompiledCondition {
    return this.#once.of({ test: condition.test, blame: (moment) => blameOf(condition, moment) });
  }

  #refuse(...fault: Parameters<Builder['fault']>): undefined {
    this.#builder.fault(...fault);
    return undefined;
  }
}

/** Those of a strategy. */
export const namedConditions = (root: ConditionBuild): NamedConditions => new NamedConditions(root as Builder);
