import type { Fragment } from './fragment.ts';
import type { Pattern } from './pattern.ts';
import { add, END, FORK, FOUND, type Program, UNIT } from './program.ts';
import { SparseSet } from './sparseSet.ts';
import { type Place, step } from './step.ts';
import type { Unit } from './units.ts';

/** Numbers that one pattern may remember: a hostile one has very many states. */
const ROOM = 32_768;
/** Code units below this, nearly all of most texts, are looked up in an array. */
const COMMON = 256;
/** In place of a code unit behind the last one. */
const OVER = 0x10000;

/** A place, and what is behind it for each symbol that was seen there. */
interface State extends Place {
  readonly behind: (State | undefined)[];
}

const stateOf = (tried: Uint16Array, isStart = false, isBehindWord = false): State => ({
  tried,
  isStart,
  isBehindWord,
  behind: [],
});

const IS_FOUND = /* @__PURE__ */ stateOf(/* @__PURE__ */ Uint16Array.of());
const IS_LOST = /* @__PURE__ */ stateOf(/* @__PURE__ */ Uint16Array.of());

/**
 * Looks for a pattern in one pass over the text. It remembers the states in which it was, so that mostly a step is one
 * look-up; where there is no more room it goes on without. This changes nothing but the speed.
 */
export class Matcher implements Pattern {
  readonly #pattern: Fragment;
  readonly #units: readonly Unit[];
  readonly #program: Uint16Array;
  readonly #start: number;
  readonly #here: SparseSet;
  readonly #ahead: SparseSet;

  /** This and all below is memory. */
  #room = -1;
  #first = IS_LOST;
  readonly #states = new Map<string, State>();
  /** Code units with the same answers are one symbol; symbol 0 is one that is not known. */
  #answers: (Uint8Array | undefined)[] = [];
  readonly #symbols = new Map<string | number, number>();
  readonly #common = new Uint16Array(COMMON);

  constructor(pattern: Fragment, units: readonly Unit[]) {
    const program: Program = [];
    add(program, FOUND, 0);
    this.#pattern = pattern;
    this.#units = units;
    this.#start = pattern.write(program, 0);
    this.#program = Uint16Array.from(program);
    this.#here = new SparseSet(program.length);
    this.#ahead = new SparseSet(program.length);
  }

  get size(): number {
    return this.#pattern.size;
  }

  test(text: string): boolean {
    if (!text.includes(this.#pattern.text)) return false;
    if (this.#pattern.isText) return true;
    if (this.#room < 0) this.#forget();
    let state = this.#first;
    for (let i = 0; i <= text.length && state !== IS_FOUND && state !== IS_LOST; i += 1) {
      const unit = i < text.length ? text.charCodeAt(i) : OVER;
      const symbol = unit < COMMON ? this.#common[unit]! : (this.#symbols.get(unit) ?? 0);
      state = state.behind[symbol] ?? this.#learn(state, unit, symbol);
    }
    return state === IS_FOUND;
  }

  #forget(): void {
    this.#room = ROOM;
    this.#first = stateOf(Uint16Array.of(this.#start), true);
    this.#states.clear();
    this.#answers = [undefined];
    this.#symbols.clear();
    this.#common.fill(0);
  }

  #learn(state: State, unit: number, known: number): State {
    const answers = this.#answers[known] ?? this.#ask(unit);
    const symbol = known || this.#symbolOf(unit, answers);
    const behind = this.#go(state, answers);
    if (this.#room >= 0) state.behind[symbol] = behind;
    this.#room -= 1;
    return behind;
  }

  #ask(unit: number): Uint8Array {
    const char = unit < OVER ? String.fromCharCode(unit) : '';
    const answers = new Uint8Array(UNIT + this.#units.length);
    answers[FORK] = 1;
    answers[END] = Number(unit === OVER);
    for (const [i, of] of this.#units.entries()) answers[UNIT + i] = Number(of.test(char));
    return answers;
  }

  #symbolOf(unit: number, answers: Uint8Array): number {
    if (this.#room < 0) return 0;
    const key = answers.join('');
    const symbol = this.#symbols.get(key) ?? this.#answers.push(answers) - 1;
    this.#symbols.set(key, symbol);
    if (unit < COMMON) this.#common[unit] = symbol;
    else this.#symbols.set(unit, symbol);
    this.#room -= answers.length;
    return symbol;
  }

  #go(state: State, answers: Uint8Array): State {
    const ahead = this.#ahead;
    ahead.size = 0;
    if (!this.#pattern.isAnchored) ahead.add(this.#start);
    if (step(this.#program, state, answers, this.#here, ahead)) return IS_FOUND;
    if (ahead.size === 0 || answers[END]) return IS_LOST;
    const tried = ahead.list.slice(0, ahead.size);
    const behind = stateOf(tried, false, answers[UNIT] === 1);
    if (this.#room < 0) return behind;
    const key = `${tried.sort().join()},${answers[UNIT]}`;
    const known = this.#states.get(key) ?? behind;
    this.#states.set(key, known);
    this.#room -= tried.length;
    return known;
  }
}
