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
  type Strategy,
} from '@opportune/core';
import { recordOf, type DecisionRecord, type Session } from '@opportune/core/why';
import { describe, expect, it, vi } from 'vitest';

import { replaySession } from './replaySession.ts';

const shop = (version: string, atLeast: number): Strategy => ({
  id: 'shop',
  version,
  aggregates: { views: count('viewed') },
  actions: [{ id: 'shoes', channel: 'web', when: gte('profile.views', atLeast) as never }],
  funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
});

const INPUTS: readonly Input[] = [
  { kind: 'event', id: 'e1', type: 'viewed', customer: 'ada', time: 1, properties: {} },
  { kind: 'request', id: 'r1', customer: 'ada' },
  { kind: 'event', id: 'e2', type: 'viewed', customer: 'ada', time: 3, properties: {} },
  { kind: 'request', id: 'r2', customer: 'ada' },
];

/** The strategy of a page changes in the middle of it. */
function recorded(): Session {
  const load = loader(standardVocabulary);
  const strategies = [shop('1', 2), shop('2', 1)] as const;
  const [one, two] = strategies.map((strategy) => load(strategy));
  const records: DecisionRecord[] = [];
  let state: CustomerState | undefined;
  for (const [now, input] of INPUTS.entries()) {
    const step = now < 2 ? one! : two!;
    const result = step(state, input, now);
    records.push(recordOf(step, state, { input, now, result }));
    state = result.state;
  }
  const session: Session = {
    format: 1,
    strategies: { [one!.strategy.hash]: strategies[0], [two!.strategy.hash]: strategies[1] },
    records,
  };
  return JSON.parse(JSON.stringify(session)) as Session;
}

describe('replaySession', () => {
  it('makes each step again by the strategy that has made it, and compiles each once', () => {
    const session = recorded();
    const make = vi.fn(compile);
    const replayed = [...replaySession(session, (strategy) => make(strategy))];

    expect(make).toHaveBeenCalledTimes(2);
    expect(replayed.map(({ step }) => step.strategy.version)).toEqual(['1', '1', '2', '2']);
    expect(replayed.map(({ difference }) => difference)).toEqual(INPUTS.map(() => undefined));
    expect(JSON.stringify(replayed.map(({ result }) => result.decisions))).toBe(
      JSON.stringify(session.records.map(({ decisions }) => decisions)),
    );
  });

  it('tells what comes of another strategy, and goes on with what came of it', () => {
    const session = recorded();
    const replayed = [...replaySession(session, (strategy) => compile({ ...strategy, actions: [] }))];

    expect(replayed.map(({ difference }) => difference?.path)).toEqual([
      undefined,
      undefined,
      undefined,
      '/decisions/0',
    ]);
    expect(replayed.every(({ isOtherStrategy }) => isOtherStrategy)).toBe(true);
  });

  it('says which strategy it would need', () => {
    const session = { ...recorded(), strategies: {} };

    expect(() => [...replaySession(session, compile)]).toThrow(
      /expected the strategy shop 1 as strategies\.[0-9a-f]{32}, found nothing/,
    );
  });
});
