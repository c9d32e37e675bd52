import {
  allocate,
  compile,
  count,
  gte,
  loader,
  qualify,
  standardVocabulary,
  type CustomerState,
  type Input,
  type Step,
  type Strategy,
} from '@opportune/core';
import type { Session } from '@opportune/core/why';
import { replaySession } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import type { TakenIn } from '../../client/client.ts';
import type { Noted } from '../noted.ts';
import { remedy, sessionOf } from './why.ts';

const shop = (version: string, atLeast: number): Strategy => ({
  id: 'shop',
  version,
  aggregates: { views: count('viewed') },
  actions: [{ id: 'shoes', channel: 'web', when: gte('profile.views', atLeast) as never }],
  funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
});
const load = loader(standardVocabulary);
const step = load(shop('1', 2));

const viewed = (id: string, customer = 'v1'): Input => ({
  kind: 'event',
  id,
  type: 'viewed',
  customer,
  time: 1,
  properties: {},
});
const asked = (id: string, customer = 'v1'): Input => ({ kind: 'request', id, customer });

/** What is noted of an input, and the state after it. */
function noted(input: Input, now: number, before: CustomerState | undefined, by: Step = step): [Noted, CustomerState] {
  const result = by(before, input, now);
  const detail: TakenIn = { answer: 'kept', input, now, step: by, before, result };
  // As a database hands it back.
  return [{ name: 'taken', at: now, detail }, structuredClone(result.state)];
}

const replayed = (past: readonly Noted[]) => [
  ...replaySession(JSON.parse(JSON.stringify(sessionOf(past))) as Session, (strategy) => compile(strategy)),
];
const differences = (past: readonly Noted[]) =>
  replayed(past).map(
    ({ difference, isOtherState, isOtherStrategy }) => difference ?? (isOtherState || isOtherStrategy),
  );
const statesIn = (past: readonly Noted[]): readonly unknown[] => sessionOf(past).records.map(({ state }) => state);

describe('sessionOf', () => {
  const [one, afterOne] = noted(viewed('e1'), 1, undefined);
  const [two, afterTwo] = noted(viewed('e2'), 2, afterOne);
  const [three, afterThree] = noted(asked('r1'), 3, afterTwo);

  it('needs no state where each record leads to the next', () => {
    expect(statesIn([one, two, three])).toEqual([undefined, undefined, undefined]);
    expect(differences([one, two, three])).toEqual([false, false, false]);
    expect(replayed([one, two, three])[2]!.result.decisions).toHaveLength(1);
  });

  it('begins with the state before the first where what came before has left', () => {
    expect(statesIn([two, three])).toEqual([afterOne, undefined]);
    expect(differences([two, three])).toEqual([false, false]);
  });

  it('goes on from what another tab has written in between', () => {
    const [, elsewhere] = noted(viewed('e9'), 3, afterThree);
    const [four] = noted(asked('r2'), 4, elsewhere);

    expect(statesIn([one, two, three, four])[3]).toEqual(elsewhere);
    expect(differences([one, two, three, four])).toEqual([false, false, false, false]);
  });

  it('begins anew where what was held happens again, and where a visitor becomes a customer', () => {
    const ada = { ...afterTwo, customer: 'ada', subject: 'v1' };
    const [again] = noted(viewed('e1'), 1, undefined);
    const [known] = noted(asked('r3', 'ada'), 5, ada);

    expect(statesIn([one, two, again, known])).toEqual([undefined, undefined, null, ada]);
    expect(differences([one, two, again, known])).toEqual([false, false, false, false]);
  });

  it('holds each strategy that has decided', () => {
    const next = load(shop('2', 1));
    const [four] = noted(asked('r2'), 4, afterThree, next);

    expect(Object.keys(sessionOf([one, two, three, four]).strategies)).toEqual([
      step.strategy.hash,
      next.strategy.hash,
    ]);
    expect(differences([one, two, three, four])).toEqual([false, false, false, false]);
  });

  it('leaves out what no step has taken in', () => {
    const refused: Noted = { name: 'taken', at: 2, detail: { answer: 'refused', input: viewed('e3'), now: 2 } };

    expect(sessionOf([one, refused, { name: 'verdict', at: 3, detail: true }]).records).toHaveLength(1);
  });
});

describe('remedy', () => {
  const [{ detail }] = noted(asked('r1'), 1, undefined) as [{ detail: TakenIn }, unknown];

  it('says when its turn comes, and what would have to be different', () => {
    expect(remedy(detail, 'shoes')).toEqual([
      'Waiting alone does not help.',
      'shoes would be chosen if profile.views were 2 instead of 0.',
    ]);
  });

  it('says only when, where nobody knows the strategy', () => {
    const wrapped = Object.assign((...args: Parameters<Step>) => step(...args), { strategy: step.strategy });

    expect(remedy({ ...detail, step: wrapped }, 'shoes')).toEqual(['Waiting alone does not help.']);
  });
});
