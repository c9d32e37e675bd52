import { ahead, BEGINNING, NOTHING_BETWEEN, type Between, type Next, type Position } from './ahead.ts';
import type { AbsentItem, GroupItem, Item, SequenceItem, StepItem } from './item.ts';
import type { Group, PatternState, Target } from './program.ts';

/** A pattern that a person has written has a few dozen; beyond this somebody wants to exhaust us. */
const MOST_STATES = 1000;

/** Where a run stands in the whole: in the sequence, and in each sequence of the group that it has come to. */
interface Place {
  readonly position: Position;
  readonly inner: readonly Inner[] | undefined;
}

/** In one sequence of a group. */
interface Inner {
  readonly branch: number;
  readonly position: Position;
}

interface Growing extends PatternState {
  isComplete: boolean;
  readonly targets: Target[];
}

/** Works out where runs of a pattern can stand; undefined where these are too many. */
export function statesOf(items: readonly Item[]): PatternState | undefined {
  return new States(items).grown();
}

class States {
  readonly #items: readonly Item[];
  readonly #states = new Map<string, Growing>();
  readonly #open: { readonly place: Place; readonly state: Growing }[] = [];

  constructor(items: readonly Item[]) {
    this.#items = items;
  }

  grown(): PatternState | undefined {
    const start = this.#at({ position: BEGINNING, inner: undefined });
    for (let next = this.#open.shift(); next !== undefined; next = this.#open.shift()) {
      if (this.#states.size > MOST_STATES) return undefined;
      this.#grow(next.state, next.place);
    }
    return start;
  }

  #at(place: Place): PatternState {
    const key = JSON.stringify(place);
    let state = this.#states.get(key);
    if (state === undefined) {
      state = { isComplete: false, targets: [] };
      this.#states.set(key, state);
      this.#open.push({ place, state });
    }
    return state;
  }

  #grow(state: Growing, { position, inner }: Place): void {
    const group = this.#items[position.at];
    if (inner === undefined || (group?.is !== 'all' && group?.is !== 'any')) {
      return this.#goOn(state, position, NOTHING_BETWEEN);
    }
    const behind = this.#inside(state, group, position, inner, NOTHING_BETWEEN);
    if (behind !== undefined) this.#goOn(state, position, behind);
  }

  #goOn(state: Growing, position: Position, before: Between): void {
    const { next, end } = ahead(this.#items, position, before);
    for (const each of next) {
      const { item, position: there, between } = each;
      if (!('branches' in item)) {
        const to = this.#at({ position: there, inner: undefined });
        state.targets.push(targetOf(item, each, between, undefined, NONE, to));
        continue;
      }
      const inner = item.branches.map((_, branch): Inner => ({ branch, position: BEGINNING }));
      const ways = item.is === 'all' ? [inner] : inner.map((one) => [one]);
      for (const way of ways) this.#inside(state, item, there, way, between);
    }
    if (end === undefined) return;
    if (end.without.length === 0 && end.withoutNext.length === 0) state.isComplete = true;
    else state.targets.push(endOf(end));
  }

  /** Goes on in the sequences of a group; gives what is between from here on, where the group may be left. */
  #inside(
    state: Growing,
    group: GroupItem,
    position: Position,
    inner: readonly Inner[],
    before: Between,
  ): Between | undefined {
    const views = inner.map(({ branch, position: at }) => ahead(group.branches[branch]!, at, before));
    // All sequences are needed: what one of them must not see, none of them may pass over.
    const guards = views.map(({ next }) => (next[0]?.isAgain === false ? next[0].between.without : []));
    for (const [i, { next }] of views.entries()) {
      for (const each of next) {
        const without = guards.flatMap((guard, j) => (j === i ? [] : guard));
        const between = { ...each.between, without: [...each.between.without, ...without] };
        const moved = inner.map((one, j) => (j === i ? { ...one, position: each.position } : one));
        const beside = new Set(group.branches.flatMap((branch, j) => (j === inner[i]!.branch ? [] : namesOf(branch))));
        state.targets.push(
          targetOf(
            each.item,
            each,
            between,
            { at: position.at, isEither: group.is === 'any' },
            beside,
            this.#at({ position, inner: moved }),
          ),
        );
      }
    }
    const ends = views.map(({ end }) => end);
    if (!ends.every((end) => end !== undefined)) return undefined;
    return { ...NOTHING_BETWEEN, greedy: ends.flatMap(({ greedy }) => greedy) };
  }
}

const NONE: ReadonlySet<string> = new Set();

function targetOf(
  item: StepItem | AbsentItem,
  { isAgain }: Next<Item>,
  between: Between,
  group: Group | undefined,
  beside: ReadonlySet<string>,
  to: PatternState,
): Target {
  const { name } = item;
  if (item.is === 'absent') {
    const wait = { for: item.for, beside };
    return { ...between, name, isAgain, group, to, wait, taking: undefined, by: 'followedBy', within: Infinity };
  }
  const by = isAgain ? item.again : item.by;
  return { ...between, name, isAgain, group, to, by, taking: item, wait: undefined, within: item.within };
}

/** The end of a pattern that something must not come before. */
const endOf = (between: Between): Target => ({
  ...between,
  greedy: [],
  name: '',
  taking: undefined,
  wait: between.without.length === 0 ? undefined : { for: undefined, beside: NONE },
  by: 'followedBy',
  isAgain: false,
  within: Infinity,
  group: undefined,
  to: undefined,
});

const namesOf = (items: readonly SequenceItem[]): readonly string[] =>
  items.flatMap((item) => (item.is === 'without' ? [] : item.name));
