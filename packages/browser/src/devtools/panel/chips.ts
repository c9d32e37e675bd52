import type { Cause, Decision, Instant, OpenMatch } from '@opportune/core';

import { make } from './make.ts';
import { outcomeWord, type Outcomes } from './outcomes.ts';
import { lasting } from './words.ts';

/** The trigger that has fired; a request is a row of its own and needs no chip. */
export const firedChip = (cause: Cause): HTMLElement | undefined =>
  cause.kind === 'trigger'
    ? make('span', { class: 'chip fired', title: 'this trigger has fired' }, cause.trigger)
    : undefined;

/** A trigger that waits from now on. */
export const begunChip = ({ trigger, due }: OpenMatch, now: Instant): HTMLElement =>
  make(
    'span',
    { class: 'chip begun', title: 'this trigger waits' },
    due === undefined ? `${trigger} waits` : `${trigger} waits ${lasting(due - now)}`,
  );

/** What was chosen for a slot, and what has become of it. */
export const chosenChip = (
  { id, slot, action }: Pick<Decision, 'id' | 'slot' | 'action'>,
  outcomes: Outcomes,
): HTMLElement =>
  make(
    'span',
    { class: 'chip chosen' },
    make('span', { class: 'slot' }, slot),
    action,
    make('span', { class: 'marks', 'data-decision': id }, marksOf(outcomes, id)),
  );

/** Writes what has become of decisions into chips that are there. */
export function markAgain(within: HTMLElement, outcomes: Outcomes): void {
  for (const marks of within.querySelectorAll<HTMLElement>('[data-decision]')) {
    marks.textContent = marksOf(outcomes, marks.dataset['decision'] ?? '');
  }
}

const marksOf = (outcomes: Outcomes, id: string): string =>
  (outcomes.get(id) ?? []).map((type) => outcomeWord(type)).join(' · ');
