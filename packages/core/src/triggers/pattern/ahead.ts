import type { AbsentItem, Item, StepItem } from './item.ts';
import type { EventTest, Taking } from './program.ts';

/** Where a run stands in a sequence: at the step that it took last, and how often it took it. */
export interface Position {
  /** −1 before the first. */
  readonly at: number;
  readonly count: number;
}

export const BEGINNING: Position = { at: -1, count: 0 };

/** What lies between an event and the next one. */
export interface Between {
  readonly without: readonly EventTest[];
  readonly withoutNext: readonly EventTest[];
  readonly greedy: readonly Taking[];
}

export const NOTHING_BETWEEN: Between = { without: [], withoutNext: [], greedy: [] };

/** What can come next in a sequence. */
export interface Ahead<I extends Item> {
  readonly next: readonly Next<I>[];
  /** What has to hold until the end, where the sequence may end here. */
  readonly end: Between | undefined;
}

/** A part that can come next, and where the run stands then. */
export interface Next<I extends Item> {
  readonly item: Exclude<I, { readonly is: 'without' }>;
  readonly position: Position;
  readonly isAgain: boolean;
  readonly between: Between;
}

/** Looks ahead from a position: the step once more, and the steps behind it as far as those between are optional. */
export function ahead<I extends Item>(items: readonly I[], { at, count }: Position, before: Between): Ahead<I> {
  const next: Next<I>[] = [];
  const item: Item | undefined = items[at];
  const isLoop = item?.is === 'step' || item?.is === 'absent';
  if (isLoop && count < item.max) {
    const without = [...guards(items, at), ...(item.is === 'absent' ? [item.absent] : [])];
    const counted = item.max === Infinity ? Math.min(count + 1, item.min) : count + 1;
    next.push(nextOf(item, { at, count: counted }, true, { ...NOTHING_BETWEEN, without }));
  }
  if (isLoop && count < item.min) return { next, end: undefined };

  let between = item?.is === 'step' && item.isGreedy ? { ...before, greedy: [...before.greedy, item] } : before;
  // An end right behind an optional step need not wait for what must not come before that step.
  let end = between;
  for (let i = at + 1; i < items.length; i += 1) {
    const part: Item = items[i]!;
    switch (part.is) {
      case 'without':
        between = withNot(between, part.without, part.isNext);
        end = withNot(end, part.without, part.isNext);
        break;
      case 'step':
        next.push(nextOf(part, { at: i, count: 1 }, false, between));
        if (!part.isOptional) return { next, end: undefined };
        if (part.isGreedy) between = { ...between, greedy: [...between.greedy, part] };
        end = { ...NOTHING_BETWEEN, greedy: between.greedy };
        break;
      case 'absent':
        next.push(nextOf(part, { at: i, count: 1 }, false, { ...between, without: [...between.without, part.absent] }));
        return { next, end: undefined };
      default:
        next.push(nextOf(part, { at: i, count: 1 }, false, between));
        return { next, end: undefined };
    }
  }
  return { next, end };
}

const nextOf = <I extends Item>(
  item: AbsentItem | StepItem | Item,
  position: Position,
  isAgain: boolean,
  between: Between,
): Next<I> => ({ item: item as Next<I>['item'], position, isAgain, between });

const withNot = (between: Between, test: EventTest, isNext: boolean): Between =>
  isNext
    ? { ...between, withoutNext: [...between.withoutNext, test] }
    : { ...between, without: [...between.without, test] };

/** What must not come behind a loop, must not come inside it either. */
function guards(items: readonly Item[], at: number): readonly EventTest[] {
  const tests: EventTest[] = [];
  for (let i = at + 1; items[i]?.is === 'without'; i += 1) {
    const part = items[i]!;
    if (part.is === 'without' && !part.isNext) tests.push(part.without);
  }
  return tests;
}
