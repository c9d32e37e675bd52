import type { Explained } from '@opportune/core';

import type { TakenIn } from '../../client/client.ts';
import type { Noted } from '../noted.ts';
import { changesOf } from './changes.ts';
import { begunChip, chosenChip, firedChip } from './chips.ts';
import { flowOf, type Decided } from './flow.ts';
import { inShort, largeFunnel } from './funnelPicture.ts';
import { make } from './make.ts';
import type { Outcomes } from './outcomes.ts';
import { titleOf } from './row.ts';
import { tree } from './tree.ts';
import { lasting, shown } from './words.ts';

/** Of more that were not chosen it is not told one by one. */
const MOST = 100;

/** All there is to say of one thing that happened. */
export function details(noted: Noted, outcomes: Outcomes): HTMLElement {
  const { name, detail } = noted;
  const { sort, title, more } = titleOf(noted);
  const heading = make(
    'h2',
    { class: sort },
    make('i', { class: 'dot' }),
    title,
    sort === 'request' && make('span', { class: 'more' }, more),
  );
  if (name !== 'taken') {
    const said = name === 'trouble' || name === 'verdict' || name === 'strategy' ? more : undefined;
    return make('article', {}, heading, said === undefined ? tree(detail) : make('p', {}, said));
  }
  const { moments, begun } = flowOf(detail);
  return make(
    'article',
    {},
    heading,
    standing(detail),
    what(detail),
    moments.map((moment) => decided(detail, moment, outcomes)),
    begun.length > 0 &&
      section(
        'It waits',
        make(
          'p',
          {},
          begun.map((open) => begunChip(open, detail.now)),
        ),
      ),
    changed(detail),
  );
}

const section = (title: string, ...content: readonly (HTMLElement | false)[]): HTMLElement =>
  make('section', {}, make('h3', {}, title), content);

/** What came of it where that is not the usual. */
function standing({ answer, step, result, input, now }: TakenIn): HTMLElement | undefined {
  const said = [
    ...(answer === 'refused' ? ['The visitor does not allow it: it was neither kept nor sent.'] : []),
    ...(answer === 'held'
      ? ['It waits in the page for a verdict: nothing is kept and nothing is sent until then.']
      : []),
    ...(answer !== 'refused' && step === undefined
      ? ['Nothing decides in this page: the server does, or no strategy has come yet.']
      : []),
    ...(result?.ignored === undefined ? [] : [IGNORED[result.ignored]]),
    ...(result?.faults ?? []).map(({ code, path, message }) => `${code} at ${path || '/'}: ${message}`),
    ...(input.kind === 'event' && now - input.time > 1_000
      ? [`It came ${lasting(now - input.time)} after it happened.`]
      : []),
  ];
  return said.length === 0
    ? undefined
    : make(
        'ul',
        { class: 'said' },
        said.map((text) => make('li', {}, text)),
      );
}

const IGNORED: Readonly<Record<NonNullable<NonNullable<TakenIn['result']>['ignored']>, string>> = {
  DUPLICATE: 'It changed nothing: its id was seen before.',
  TOO_LATE: 'It changed nothing: it is older than the strategy still takes in.',
  INVALID: 'It changed nothing: it has no usable id, customer, type or time, or no rule of the page takes it in.',
  NOT_FOUND: 'It changed nothing: it is about a decision that nothing counts.',
  MOVED: 'It changed nothing: the customer has become another.',
  ERASED: 'It changed nothing: it is of the time before the customer was erased.',
};

function what({ input }: TakenIn): HTMLElement | undefined {
  if (input.kind === 'event') return tree(input.properties);
  if (input.kind === 'request') return input.context === undefined ? undefined : tree({ context: input.context });
  return undefined;
}

function decided(taken: TakenIn, { cause, candidates, decisions, levels }: Decided, outcomes: Outcomes): HTMLElement {
  const chosen = candidates.filter(({ decision }) => decision !== undefined);
  // Those that came furthest first.
  const dropped = candidates.filter(({ fate }) => fate !== undefined).reverse();
  return make(
    'section',
    { class: 'decided' },
    make('h3', {}, firedChip(cause) ?? 'Asked', ' ', make('span', { class: 'more' }, inShort(levels, chosen.length))),
    largeFunnel(levels),
    chosen.length > 0 && make('h4', {}, 'Why'),
    make(
      'ul',
      { class: 'candidates' },
      chosen.map(({ sentence, decision }) =>
        make(
          'li',
          { class: 'is-chosen' },
          sentence,
          ' ',
          decision && chosenChip(decision, outcomes),
          content(decision?.content),
        ),
      ),
    ),
    dropped.length > 0 && make('h4', {}, 'Why not'),
    make(
      'ul',
      { class: 'candidates' },
      dropped.slice(0, MOST).map((candidate) => notChosen(taken, candidate)),
    ),
    dropped.length > MOST &&
      make('p', { class: 'hint' }, `and ${String(dropped.length - MOST)} more that came less far`),
    decisions.length === 0 && dropped.length === 0 && make('p', { class: 'hint' }, 'No action is proposed here.'),
  );
}

const content = (said: unknown): HTMLElement | undefined =>
  said === undefined ? undefined : make('details', { class: 'content' }, make('summary', {}, 'Content'), tree(said));

/** Why it was dropped, and, where it is asked, what it would have taken. */
function notChosen(taken: TakenIn, { action, sentence, fate }: Explained): HTMLElement {
  const answer = make('div', { class: 'remedy', 'aria-live': 'polite' });
  const ask = async (): Promise<void> => {
    button.disabled = true;
    answer.textContent = 'Working it out …';
    const said = await import('./why.ts')
      .then(({ remedy }) => remedy(taken, action))
      .catch((error: unknown) => [`It cannot be worked out here: ${String(error)}`]);
    answer.replaceChildren(...said.map((text) => make('p', {}, text)));
    button.remove();
  };
  const button = make('button', { type: 'button', class: 'ask', onclick: () => void ask() }, 'What would it take?');
  const clause =
    fate === undefined
      ? undefined
      : make('code', { title: 'where it stands in the strategy' }, `${fate.reason} ${fate.clause}`);
  return make('li', {}, sentence, make('div', { class: 'foot' }, clause, button), answer);
}

function changed(taken: TakenIn): HTMLElement | undefined {
  const changes = changesOf(taken);
  if (changes.length === 0) return undefined;
  return section(
    'What it changed',
    make(
      'table',
      { class: 'changes' },
      make(
        'tbody',
        {},
        changes.map(({ path, from, to }) =>
          make(
            'tr',
            {},
            make('th', { scope: 'row' }, path),
            make(
              'td',
              {},
              from === undefined ? '' : make('del', {}, shown(from)),
              ' ',
              to === undefined ? '' : make('ins', {}, shown(to)),
            ),
          ),
        ),
      ),
    ),
  );
}
