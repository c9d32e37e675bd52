import type { Input } from '@opportune/core';

import type { TakenIn } from '../../client/client.ts';
import type { Noted } from '../noted.ts';
import { begunChip, chosenChip, firedChip } from './chips.ts';
import { flowOf, type Decided } from './flow.ts';
import { smallFunnel } from './funnelPicture.ts';
import { make } from './make.ts';
import { decisionOf, outcomeWord, type Outcomes } from './outcomes.ts';
import { clockOf, shown } from './words.ts';

/** What sort of thing happened, for its colour. */
type Sort = 'event' | 'outcome' | 'request' | 'time' | 'strategy' | 'verdict' | 'trouble' | 'decision';

/** What happened, in two or three words, and what more there is to say of it. */
export interface Title {
  readonly sort: Sort;
  readonly title: string;
  readonly more: string;
}

export function titleOf({ name, detail }: Noted): Title {
  switch (name) {
    case 'taken':
      return titleOfInput(detail.input);
    case 'decision':
      return { sort: 'decision', title: 'decided by the server', more: '' };
    case 'strategy':
      return { sort: 'strategy', title: 'strategy', more: `${detail.id} ${detail.version} decides from now on` };
    case 'verdict':
      return { sort: 'verdict', title: 'consent', more: verdictInWords(detail) };
    case 'trouble':
      return { sort: 'trouble', title: detail.code, more: detail.message };
  }
}

export const verdictInWords = (verdict: unknown): string =>
  verdict === true ? 'yes to everything' : verdict === false ? 'no' : shown(verdict, 80);

function titleOfInput(input: Input): Title {
  if (input.kind === 'request') {
    return {
      sort: 'request',
      title: 'asks',
      more: input.slots === undefined ? 'for all slots' : `for ${input.slots.join(', ')}`,
    };
  }
  if (input.kind === 'wakeUp') return { sort: 'time', title: 'time passed', more: '' };
  if (input.kind !== undefined && input.kind !== 'event') return { sort: 'event', title: input.kind, more: '' };
  if (decisionOf(input) !== undefined) return { sort: 'outcome', title: outcomeWord(input.type), more: '' };
  return { sort: 'event', title: input.type, more: propertiesInShort(input.properties) };
}

const propertiesInShort = (properties: Readonly<Record<string, unknown>>): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name} ${shown(value, 28)}`)
    .join(' · ');

/** One row of the timeline: what happened, what it fired, how the funnel narrowed, what was chosen. */
export function row(noted: Noted, outcomes: Outcomes, actionOf: (decision: string) => string | undefined): HTMLElement {
  const { sort, title, more } = titleOf(noted);
  const at = noted.name === 'taken' ? noted.detail.now : noted.at;
  const about = aboutOf(noted, actionOf) ?? more;
  return make(
    'button',
    { class: `row ${sort}`, type: 'button' },
    make('time', { datetime: new Date(at).toISOString() }, clockOf(at)),
    make('i', { class: 'dot' }),
    make('span', { class: 'what' }, make('b', {}, title), ' ', make('span', { class: 'more' }, about)),
    make('span', { class: 'led' }, ledTo(noted, outcomes)),
  );
}

/** An outcome is about an action. */
function aboutOf({ name, detail }: Noted, actionOf: (decision: string) => string | undefined): string | undefined {
  if (name !== 'taken' || detail.input.kind !== 'event') return undefined;
  const decision = decisionOf(detail.input);
  return decision === undefined ? undefined : (actionOf(decision) ?? decision);
}

function ledTo({ name, detail }: Noted, outcomes: Outcomes): readonly (HTMLElement | undefined)[] {
  if (name === 'decision') return [chosenChip(detail, outcomes)];
  if (name !== 'taken') return [];
  const { moments, begun } = flowOf(detail);
  return [
    answerChip(detail),
    ...moments.map((moment) => momentParts(moment, outcomes)),
    ...begun.map((open) => begunChip(open, detail.now)),
  ];
}

const momentParts = ({ cause, decisions, levels }: Decided, outcomes: Outcomes): HTMLElement =>
  make(
    'span',
    { class: 'moment' },
    cause.kind === 'trigger' && [firedChip(cause), arrow()],
    smallFunnel(levels, decisions.length > 0),
    arrow(),
    decisions.length === 0
      ? make('span', { class: 'chip nothing' }, 'nothing')
      : decisions.map((decision) => chosenChip(decision, outcomes)),
  );

const arrow = (): HTMLElement => make('span', { class: 'arrow', 'aria-hidden': 'true' }, '→');

/** What is not the usual: it waits for a verdict, it was refused, it changed nothing. */
function answerChip({ answer, result }: TakenIn): HTMLElement | undefined {
  if (answer === 'refused')
    return make('span', { class: 'chip bad', title: 'the visitor does not allow it' }, 'refused');
  if (result?.ignored !== undefined)
    return make('span', { class: 'chip bad' }, result.ignored.toLowerCase().replace('_', ' '));
  if (answer === 'held')
    return make('span', { class: 'chip held', title: 'nothing is kept or sent before a verdict' }, 'held');
  return undefined;
}
