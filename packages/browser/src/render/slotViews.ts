import type { Decision, Millis } from '@opportune/core';

import type { Client } from '../client/client.ts';
import { OWN, viewOf, WAITING, type ShownDecision, type SlotView } from './slotView.ts';

/**
 * How slots are asked for.
 * @public
 */
export interface SlotViewsOptions {
  /** How long the page's own content waits for a decision before it is shown after all. 300 milliseconds where it is left out. */
  readonly budget?: Millis;
  /** What was decided before, by slot; null where there was nothing to show. Nobody is asked for these. */
  readonly decided?: Readonly<Record<string, ShownDecision | null>>;
}

/**
 * What stands in the slots of a page.
 * @public
 */
export interface SlotViews {
  /** What stands in it now; the same object until something else does. */
  view(slot: string, context?: SlotContext): SlotView;
  /** What stood in it when the page came: what was decided before, else `waiting`. */
  first(slot: string): SlotView;
  /** Tells of another view until what it returns is called. Asks, where nobody has asked yet; a slot that nobody watches is asked for anew when it is watched again. */
  watch(slot: string, changed: () => void, context?: SlotContext): () => void;
  /** Puts the page's own content back. */
  dismiss(slot: string, context?: SlotContext): void;
}

/** What a request says of its context, such as the device. @public */
export type SlotContext = Readonly<Record<string, unknown>>;

/** A slot that somebody watches, in one context. */
interface Watched {
  readonly slot: string;
  readonly context: SlotContext | undefined;
  readonly watchers: Set<() => void>;
  view: SlotView;
}

const BUDGET = 300;

/**
 * Asks a client for what stands in the slots that are watched: at once for those that come at once, so that the funnel shares out between them. What comes
 * later than the budget is not shown, because it would take away what the visitor reads by now; what an event or time has led to comes when it comes.
 * Without a client they wait for as long as the budget.
 *
 * @example
 * ```ts no-run needs a page
 * import { opportune, slotViews } from '@opportune/browser';
 *
 * const views = slotViews(opportune({ consent: true }), { budget: 200 });
 * const stop = views.watch('hero', () => console.log(views.view('hero').decision?.content));
 * ```
 * @public
 */
export function slotViews(
  client: Pick<Client, 'decide' | 'addEventListener' | 'removeEventListener'> | undefined,
  { budget = BUDGET, decided = {} }: SlotViewsOptions = {},
): SlotViews {
  const watched = new Map<string, Watched>();
  const left = new Set<string>();
  const forced = new Map<string, SlotView>();
  const before = new Map(Object.entries(decided).map(([slot, decision]) => [slot, viewOf(decision)]));
  let asking: Watched[] = [];

  const first = (slot: string): SlotView => before.get(slot) ?? WAITING;
  const firstAgain = (slot: string): SlotView => (left.has(slot) ? WAITING : first(slot));
  const tell = ({ watchers }: Watched): void => {
    for (const changed of watchers) changed();
  };
  const become = (each: Watched, view: SlotView): void => {
    each.view = view;
    tell(each);
  };
  const force = (slot: string, decision: ShownDecision | undefined): void => {
    if (decision === undefined) forced.delete(slot);
    else forced.set(slot, viewOf(decision));
    for (const each of watched.values()) if (each.slot === slot) tell(each);
  };
  client?.addEventListener('forced', ({ detail }) => force(detail.slot, detail.decision));

  const ask = async (those: readonly Watched[]): Promise<void> => {
    const settle = (decisions: readonly Decision[]): void => {
      clearTimeout(over);
      for (const each of those) {
        if (each.view === WAITING) become(each, viewOf(decisions.find(({ slot }) => slot === each.slot)));
      }
    };
    const over = setTimeout(() => settle([]), budget);
    if (client !== undefined)
      settle(await client.decide([...new Set(those.map(({ slot }) => slot))], those[0]?.context));
  };
  const askAll = (): void => {
    const those = asking.filter(({ watchers }) => watchers.size > 0);
    asking = [];
    for (const group of byContext(those)) void ask(group);
  };

  const come = ({ detail: decision }: CustomEvent<Decision>): void => {
    if (decision.cause.kind === 'request') return;
    for (const each of watched.values()) if (each.slot === decision.slot) become(each, viewOf(decision));
  };

  const enter = (slot: string, context: SlotContext | undefined): Watched => {
    const each: Watched = { slot, context, watchers: new Set(), view: firstAgain(slot) };
    if (watched.size === 0) client?.addEventListener('decision', come);
    watched.set(keyOf(slot, context), each);
    if (each.view === WAITING && asking.push(each) === 1) queueMicrotask(askAll);
    return each;
  };
  const leave = (each: Watched): void => {
    if (each.watchers.size > 0 || !watched.delete(keyOf(each.slot, each.context))) return;
    left.add(each.slot);
    if (watched.size === 0) client?.removeEventListener('decision', come);
  };

  return {
    view: (slot, context) => forced.get(slot) ?? watched.get(keyOf(slot, context))?.view ?? firstAgain(slot),
    first,
    watch(slot, changed, context) {
      const each = watched.get(keyOf(slot, context)) ?? enter(slot, context);
      each.watchers.add(changed);
      return () => {
        each.watchers.delete(changed);
        // Who goes and comes at once has not gone: an element that is moved, a component that React mounts twice.
        queueMicrotask(() => leave(each));
      };
    },
    dismiss(slot, context) {
      if (forced.has(slot)) return force(slot, undefined);
      const each = watched.get(keyOf(slot, context));
      if (each !== undefined) become(each, OWN);
    },
  };
}

const keyOf = (slot: string, context: SlotContext | undefined): string => JSON.stringify([slot, context]);

/** One request each: it has one context. */
function byContext(those: readonly Watched[]): Iterable<readonly Watched[]> {
  const groups = new Map<string, Watched[]>();
  for (const each of those) {
    const key = keyOf('', each.context);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups.values();
}
