import { sourceOf, type Action, type Slot } from '@opportune/core';

import type { ShownDecision } from '../../render/slotView.ts';
import type { Noted } from '../noted.ts';
import { latest } from './latest.ts';

/** A slot, and what might stand in it. */
export interface Place {
  readonly slot: string;
  readonly channel: string | undefined;
  /** What was decided for it last. */
  readonly now: ShownDecision | undefined;
  readonly choices: readonly Choice[];
}

/** What might stand in a slot. */
export type Choice = Pick<ShownDecision, 'action' | 'channel' | 'content'>;

/** The slots of the strategy and of the page, with what each may show: every action of its channel, else what was decided for it before. */
export function placesOf(past: readonly Noted[]): readonly Place[] {
  const step = latest(past)?.step;
  const strategy = step && sourceOf(step)?.strategy;
  const slots = slotsIn(strategy?.funnel ?? []);
  const decided = decisionsOf(past);
  const names = new Set([...slots.keys(), ...elementsBySlot().keys(), ...decided.map(({ slot }) => slot)]);
  return Array.from(names, (slot) => {
    const before = decided.filter((decision) => decision.slot === slot);
    const channel = slots.get(slot)?.channel ?? before.at(-1)?.channel;
    const actions = ((strategy?.actions ?? []) as readonly Action[]).filter(({ channel: on }) =>
      [on].flat().includes(channel ?? ''),
    );
    const choices = actions.map((action) => ({
      action: action.id,
      channel: channel!,
      content: action.content?.[channel!],
    }));
    return { slot, channel, now: before.at(-1), choices: choices.length > 0 ? choices : lastOfEach(before) };
  });
}

/** The elements of the page that show each slot, outside of shadow trees. */
export function elementsBySlot(): ReadonlyMap<string, readonly HTMLElement[]> {
  const elements = new Map<string, HTMLElement[]>();
  for (const element of document.querySelectorAll<HTMLElement>('[data-opportune-slot], opportune-slot')) {
    const slot = element.dataset['opportuneSlot'] ?? element.getAttribute('name') ?? '';
    elements.set(slot, [...(elements.get(slot) ?? []), element]);
  }
  return elements;
}

const decisionsOf = (past: readonly Noted[]): readonly ShownDecision[] =>
  past.flatMap(({ name, detail }) =>
    name === 'taken' ? (detail.result?.decisions ?? []) : name === 'decision' ? [detail] : [],
  );

const lastOfEach = (decisions: readonly ShownDecision[]): readonly Choice[] => [
  ...new Map(decisions.map((decision) => [decision.action, decision])).values(),
];

/** Wherever in the funnel places are given away: an experiment has stages of its own. */
function slotsIn(node: unknown, found: Map<string, Slot> = new Map<string, Slot>()): ReadonlyMap<string, Slot> {
  if (typeof node !== 'object' || node === null) return found;
  if ('kind' in node && node.kind === 'allocate' && 'slots' in node) {
    for (const [name, slot] of Object.entries(node.slots as Readonly<Record<string, Slot>>)) found.set(name, slot);
  }
  for (const part of Object.values(node)) slotsIn(part, found);
  return found;
}
