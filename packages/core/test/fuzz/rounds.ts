import {
  amend,
  compile,
  explain,
  type Matcher,
  matcher,
  type Moment,
  type Node,
  parseStrategy,
  type Step,
  type Strategy,
} from '@opportune/core';

import { bindings } from './bindings.ts';
import { polluted } from './birthright.ts';
import { calm, demand, demandExplanation, demandResult, refusable, theirs } from './demands.ts';
import { inputOf, momentOf, nowOf, woundedState } from './moments.ts';
import { NAMES, POLLUTED } from './names.ts';
import { nodeOf } from './nodes.ts';
import { quietly } from './quietly.ts';
import { Random } from './random.ts';
import { actionOf, strategyOf } from './strategies.ts';
import { type Taste, valueOf } from './values.ts';
import { wound } from './wounds.ts';

type Entry = { readonly id: string; readonly when?: Node };
type Found = Pick<Matcher<Entry>, 'all' | 'first'>;

/** As nothing that is drawn, because immer leaves out what is there already. */
const NOBODYS = 'nobody wrote this';

/** What a round was about, so that it can be shown, and what it has counted. */
export class Round {
  readonly #random: Random;
  readonly #taste: Required<Taste>;
  /** Seldom, because the machine forgets all that it knows of objects where their prototype changes. */
  readonly #isPolluted: boolean;
  /** What was drawn, the latest last. */
  readonly drawn: [what: string, value: unknown][] = [];
  moments = 0;
  /** Strategies or conditions, each with a moment that it was asked about. */
  pairs = 0;
  compiled = 0;

  constructor(seed: number, number: number) {
    this.#random = new Random(seed, number);
    const manner = this.#random.below(4);
    this.#isPolluted = manner < 3 && this.#random.chance(0.005);
    this.#taste = { foreign: manner < 2 ? 0 : 0.15, wild: manner === 3 ? 0.05 : 0, depth: 2 };
  }

  play(): void {
    const random = this.#random;
    const step = this.#compile();
    if (step !== undefined) {
      this.#steps(step);
      if (random.chance(0.15)) this.#amend(step);
    }
    if (random.chance(0.3)) this.#match();
    if (random.chance(0.02)) this.#read(valueOf(random, this.#taste));
  }

  get #isWild(): boolean {
    return this.#taste.wild > 0;
  }

  #draw<T>(what: string, value: T): T {
    this.drawn.push([what, value]);
    return value;
  }

  #compile(): Step | undefined {
    const random = this.#random;
    const strategy = strategyOf(random);
    if (random.chance(0.4)) wound(random, strategy, this.#isWild);
    return this.#read(strategy);
  }

  #read(source: unknown): Step | undefined {
    this.#draw('strategy', source);
    const parsed = refusable('parseStrategy', () => parseStrategy(source));
    const step = refusable('compile', () => compile(source as Strategy, bindings));
    if (step === undefined) return undefined;
    this.compiled += 1;
    if (!this.#isWild && this.#random.chance(0.1)) {
      demand('what compiles parses', parsed !== undefined);
      const again = compile(parseStrategy(JSON.stringify(parsed)), bindings);
      demand('what was written and read is the same', again.strategy.hash === step.strategy.hash);
    }
    return step;
  }

  #steps(step: Step): void {
    const random = this.#random;
    let state = random.chance(0.02) ? (valueOf(random, this.#taste) as never) : undefined;
    for (let left = 1 + random.below(20); left > 0; left -= 1) {
      if (state !== undefined && random.chance(0.05)) state = woundedState(random, state, this.#isWild) as never;
      this.#draw('state', state);
      const input = this.#draw('input', inputOf(random, this.#taste));
      const now = this.#draw('now', nowOf(random));
      const result = calm('step', () => step(state, input, now));
      this.moments += 1;
      this.pairs += 1;
      demandResult(result, state);
      if (random.chance(0.1)) demandExplanation(calm('explain', () => explain(step, state, input, now)));
      if (this.#isPolluted) {
        const there = calm('step, polluted', () => polluted(POLLUTED, NOBODYS, () => step(state, input, now)));
        demand('step reads no prototype', same(result, there), () => shown(there) + shown(result));
      }
      state = result.state as never;
    }
  }

  #amend(step: Step): void {
    const random = this.#random;
    const amendment = {
      actions: random.list(3, () => actionOf(random, random.pick([...NAMES.actions, 'e']), NAMES.triggers)),
      without: random.list(2, () => random.pick(NAMES.actions)),
      version: '2',
    };
    if (random.chance(0.4)) wound(random, amendment, this.#isWild);
    this.#draw('amendment', amendment);
    const amended = refusable('amend', () => amend(step, amendment));
    if (amended !== undefined) this.#steps(amended);
  }

  #match(): void {
    const random = this.#random;
    const conditions = random.chance(0.3) ? strategyOf(random).conditions! : {};
    const entries = random.list(6, (i) => this.#entry(i, conditions));
    const isWounded = random.chance(0.2) && entries.length > 0;
    if (isWounded) wound(random, entries, this.#isWild);
    this.#draw('entries', entries);
    this.#draw('conditions', conditions);
    const found = refusable('matcher', () => matcher(entries, { conditions, bindings }));
    if (found === undefined) return;
    // Only a few alone, because to make a matcher costs more than to ask it; none where two could have one id.
    const alone = random.list(isWounded || entries.length === 0 ? 1 : 3, (): [Entry, Found] => {
      const entry = random.pick(entries);
      return [entry, matcher([entry], { conditions, bindings })];
    });
    for (let left = 30; left > 0; left -= 1) {
      const moment = this.#draw('moment', momentOf(random, this.#taste));
      this.moments += 1;
      this.pairs += entries.length;
      // What throws in a moment of somebody's own making is theirs.
      if (this.#isWild) theirs('matcher.all', () => found.all(moment));
      else calm('matcher.all', () => this.#ask(found, alone, moment));
    }
  }

  #ask(found: Found, alone: readonly (readonly [Entry, Found])[], moment: Partial<Moment>): void {
    const all = found.all(moment);
    for (const [entry, one] of alone) {
      const isFound = one.all(moment).length === 1;
      demand('matcher.all is each alone', isFound === all.includes(entry), () => shown({ entry, isFound }));
    }
    demand('matcher.first is the first', found.first(moment) === all[0]);
    if (this.#isPolluted) this.#askPolluted(() => found.all(moment), all);
  }

  #askPolluted(ask: () => readonly object[], all: readonly object[]): void {
    const there = polluted(POLLUTED, NOBODYS, ask);
    demand('matcher reads no prototype', same(all, there), () => shown({ all, there }));
  }

  #entry(i: number, conditions: Readonly<Record<string, Node>>): Entry {
    const random = this.#random;
    let when = nodeOf(random, 'condition');
    // Names that nobody has given would make nearly every list one that is refused.
    while (Object.keys(conditions).length === 0 && namesOther(when)) when = nodeOf(random, 'condition');
    return random.chance(0.05) ? { id: `e${i}` } : { id: `e${i}`, when };
  }
}

const namesOther = (when: Node): boolean => quietly(() => JSON.stringify(when).includes('"named"')) ?? false;

/** Are they the same, as far as anybody can write down? */
const same = (a: unknown, b: unknown): boolean => a === b || shown(a) === shown(b);

const shown = (value: unknown): string => quietly(() => JSON.stringify(value)) ?? 'cyclic';
