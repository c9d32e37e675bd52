import type { CompiledCondition } from '../conditions/conditionRule.ts';
import { own } from '../internal/own.ts';
import type { Node } from '../shape/shape.ts';
import type { Program } from '../step/program.ts';
import { programs } from '../step/programs.ts';
import { CheckingBuilder } from '../strategy/checkingBuilder.ts';
import { compiler } from '../strategy/compile.ts';
import { parseStrategy } from '../strategy/parseStrategy.ts';
import { ReadableVocabulary } from '../strategy/readableVocabulary.ts';
import { standardVocabulary } from '../strategy/standardVocabulary.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { Footprints, type Footprint } from './footprints.ts';
import type { ResidualOptions } from './residualOptions.ts';

const EVERYTHING = { has: (): boolean => true };

/** A strategy of which parts are to be sent, with all that does not depend on the customer. */
export class Whole {
  readonly strategy: Strategy;
  readonly program: Program;
  readonly builder: CheckingBuilder;
  readonly footprints: Footprints;
  /** Types of events that the page adds. */
  readonly events: { has(type: string): boolean };
  /** Attributes that may change in the page, through recipes. */
  readonly changing: { has(name: string): boolean };
  readonly channels: { has(name: string): boolean };
  /** Attributes and aggregates that never leave the server. */
  readonly secret: ReadonlySet<string>;
  readonly #reads: ReadonlyMap<string, readonly string[]>;
  readonly #compiled = new WeakMap<Node, CompiledCondition>();

  /** @throws {OpportuneError} STRATEGY_INVALID */
  constructor(source: Strategy, { page = {}, secret = [], reads = {}, bindings = {}, rules }: ResidualOptions) {
    const vocabulary = new ReadableVocabulary(rules ?? standardVocabulary);
    this.program = programs.get(compiler(rules ?? standardVocabulary)(source, bindings))!;
    this.strategy = parseStrategy(source, rules === undefined ? {} : { rules });
    this.builder = new CheckingBuilder(this.strategy, vocabulary, bindings, []);
    this.footprints = new Footprints(this.strategy, vocabulary);
    this.events = page.events === undefined ? EVERYTHING : new Set(page.events);
    this.channels = page.channels === undefined ? EVERYTHING : new Set(page.channels);
    const isRecipe = Object.keys(this.strategy.recipes ?? {}).some((type) => this.events.has(type));
    this.changing = isRecipe ? (page.profile === undefined ? EVERYTHING : new Set(page.profile)) : new Set();
    const declared = Object.entries(this.strategy.attributes ?? {});
    this.secret = new Set([
      ...secret,
      ...declared.flatMap(([name, { sensitivity }]) => (sensitivity === 'sensitive' ? [name] : [])),
    ]);
    this.#reads = new Map(Object.entries(reads));
  }

  get expected(): readonly string[] {
    return this.program.expected ?? [];
  }

  /** A condition ready to be asked. */
  compiled(node: Node): CompiledCondition {
    let compiled = this.#compiled.get(node);
    if (compiled === undefined) this.#compiled.set(node, (compiled = this.builder.condition(node, '')));
    return compiled;
  }

  /** The names of the profile that something looks at, itself or through code of which it is said. */
  names({ paths, code }: Footprint): ReadonlySet<string> {
    const all = [...paths, ...Array.from(code).flatMap((name) => this.#reads.get(name) ?? [])];
    return new Set(
      all.flatMap((path) => {
        const [root, name = ''] = path.split('.');
        if (root === 'profile') return this.#isOfCalendar(name) ? [name, 'timeZone'] : [name];
        return path.startsWith('health.completeness') ? this.expected : [];
      }),
    );
  }

  /** Its window is that of the customer's wall. */
  #isOfCalendar(name: string): boolean {
    const node = own(this.strategy.aggregates ?? {}, name);
    return node !== undefined && 'calendar' in node;
  }

  /** Why something must not be sent, if it must not. */
  objection(print: Footprint): 'SECRET' | 'CODE' | undefined {
    if (print.isForeign || Array.from(print.code).some((name) => !this.#reads.has(name))) return 'CODE';
    return Array.from(this.names(print)).some((name) => this.secret.has(name)) ? 'SECRET' : undefined;
  }
}
