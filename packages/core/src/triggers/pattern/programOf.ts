import type { ConditionBuild } from '../../conditions/conditionRule.ts';
import { show } from '../../shape/describe.ts';
import { under, type Pointer } from '../../shape/pointer.ts';
import type { Builder } from '../../strategy/builder.ts';
import type { Strategy } from '../../strategy/strategy.ts';
import type { Pattern } from '../pattern.ts';
import type { Item } from './item.ts';
import type { EventTest, PatternProgram, PatternState } from './program.ts';
import { PartReader } from './readParts.ts';
import { statesOf } from './states.ts';
import { stepPaths } from './stepPaths.ts';

const NOWHERE: PatternState = { isComplete: false, targets: [] };

/** Compiles a pattern. What could never fire, or says two things at once, is a fault. */
export function programOf(node: Pattern, build: ConditionBuild, at: Pointer): PatternProgram {
  const reader = new PartReader(build);
  const items = reader.parts(node.steps, under(at, 'steps'));
  const check = new Check(build, at);
  const start = statesOf(items);
  if (start === undefined) check.fault(under(at, 'steps'), 'fewer ways to go on: a thousand at most');
  else if (items.length === node.steps.length) check.start(start);
  check.first(items);
  check.end(items, node);
  check.skip(node, items);
  check.names(node, reader.names);
  check.actions(build.shared(strategyOf), reader.names);
  const { fires = 'complete', within = Infinity, skip = { to: 'pastLast' } } = node;
  return {
    start: start ?? NOWHERE,
    within,
    skip,
    endings: endingsOf(items),
    fires: { complete: fires !== 'timeout', timeout: fires !== 'complete' },
    stepReads: new Set(stepPaths(node.steps, '').map(({ property }) => property)),
    isTimed: isTimed(items, node),
  };
}

class Check {
  readonly #build: ConditionBuild;
  readonly #at: Pointer;

  constructor(build: ConditionBuild, at: Pointer) {
    this.#build = build;
    this.#at = at;
  }

  /** A match begins with an event: nothing tells since when there has been none. */
  start({ targets, isComplete }: PatternState): void {
    const begins = targets.length > 0 && targets.every(({ taking }) => taking !== undefined) && !isComplete;
    if (!begins)
      this.fault(under(this.#at, 'steps'), 'a step at the beginning that takes an event, and one that is needed');
  }

  /** Before the first event there is nothing to look at. */
  first(items: readonly Item[]): void {
    const [first] = items;
    const firsts = first !== undefined && 'branches' in first ? first.branches.map(([part]) => part) : [first];
    if (firsts.some((part) => part?.is === 'without')) {
      this.fault(under(this.#at, 'steps'), 'nothing that must not come before the first event');
    }
  }

  end(items: readonly Item[], { within, fires = 'complete' }: Pattern): void {
    const last = items.at(-1);
    if (last?.is === 'without' && !last.isNext && within === undefined) {
      this.fault(this.#at, 'a limit, within, for what must not come at the end');
    }
    const isLimited = within !== undefined || items.some((item) => item.is === 'step' && item.within !== Infinity);
    if (fires !== 'complete' && !isLimited) this.fault(under(this.#at, 'fires'), 'a limit that a match can miss');
  }

  skip({ skip }: Pattern, items: readonly Item[]): void {
    if (skip === undefined) return;
    const at = under(this.#at, 'skip');
    const { to, of } = skip as { readonly to: string; readonly of?: string };
    const needsStep = to === 'first' || to === 'last';
    if (needsStep !== (of !== undefined))
      this.fault(at, 'the step, of, to whose event it skips, and only where it skips to one');
    if (of === undefined) return;
    const steps = items.flatMap((item) => ('branches' in item ? item.branches.flat() : item));
    const isKnown = steps.some((item) => item.is === 'step' && item.name === of);
    if (!isKnown) this.fault(under(at, 'of'), `a step that takes events, found ${show(of)}`);
  }

  names({ steps }: Pattern, names: ReadonlySet<string>): void {
    for (const { step, at } of stepPaths(steps, under(this.#at, 'steps'))) {
      if (!names.has(step)) this.fault(at, `a step of the pattern (${[...names].join(', ')}), found ${show(step)}`);
    }
  }

  /** The actions that it proposes know no other steps either. */
  actions({ actions }: Strategy, names: ReadonlySet<string>): void {
    for (const [i, { on, when }] of actions.entries()) {
      if (typeof on !== 'string' || under('/triggers', on) !== this.#at) continue;
      for (const { step, at } of stepPaths(when, under(under('/actions', i), 'when'))) {
        if (!names.has(step)) this.fault(at, `a step of the trigger (${[...names].join(', ')}), found ${show(step)}`);
      }
    }
  }

  fault(at: Pointer, expected: string): void {
    this.#build.fault('TRIGGER_INVALID', at, `expected ${expected}`);
  }
}

function endingsOf(items: readonly Item[]): readonly EventTest[] {
  const last = items.at(-1);
  if (last?.is === 'absent') return [last.absent];
  const endings: EventTest[] = [];
  for (const item of [...items].reverse()) {
    if (item.is !== 'without') break;
    if (!item.isNext) endings.push(item.without);
  }
  return endings;
}

const isTimed = (items: readonly Item[], { fires }: Pattern): boolean =>
  (fires ?? 'complete') !== 'complete' || items.some(endsInTime) || items.at(-1)?.is === 'without';

const endsInTime = (item: Item): boolean =>
  'branches' in item ? item.branches.flat().some(endsInTime) : item.is === 'absent';

const strategyOf = (root: ConditionBuild): Strategy => (root as Builder).strategy;
