import { describe, expect, it, vi } from 'vitest';

import { NotHere } from '../notHere.ts';
import { byHand } from './byHand.ts';
import { subjects } from './conditions.ts';
import type { Answer } from './subject.ts';
import { offers, situations, type Clause, type Offer } from './work.ts';

// Generating and loading take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

// So many that several actions fit most customers.
const work = offers(800);
const moments = situations(25);

/** An action for each clause that compares a number with the very number that the first customer has; only `gte` is true. */
const { event, profile } = moments[0]!;
const edges: readonly Clause[] = [
  { path: 'event.value', is: 'gte', value: event.value },
  { path: 'event.value', is: 'gt', value: event.value },
  { path: 'profile.traits.ltv', is: 'lt', value: profile.traits.ltv },
  { path: 'profile.traits.churnRisk', is: 'lt', value: profile.traits.churnRisk },
];
const onTheEdge: readonly Offer[] = edges.map((edge, i) => ({
  id: `edge-${i}`,
  rank: i + 1,
  clauses: [
    { path: 'event.type', is: 'eq', value: event.type },
    { path: 'profile.segment', is: 'oneOf', values: [profile.segment, profile.segment] },
    edge,
  ],
}));

async function answersOf(subject: (typeof subjects)[number], from: readonly Offer[]): Promise<readonly Answer[]> {
  const decide = await subject.prepare(from, moments);
  const answers: Answer[] = [];
  // One after the other: engines keep attributes between calls.
  for (const i of moments.keys()) answers.push(await decide(i));
  return answers;
}

describe('all who are compared', () => {
  it('find something, and not always', async () => {
    const found = (await answersOf(byHand, work)).filter((answer) => answer !== undefined).length;
    expect(found).toBeGreaterThan(moments.length / 3);
    expect(found).toBeLessThan(moments.length);
  });

  for (const subject of subjects) {
    it(`give the same answers: ${subject.name}`, async ({ skip }) => {
      try {
        expect(await answersOf(subject, work)).toEqual(await answersOf(byHand, work));
        expect((await answersOf(subject, onTheEdge))[0]).toBe('edge-0');
      } catch (error) {
        if (error instanceof NotHere) skip(error.message);
        throw error;
      }
    });
  }
});

describe('the work', () => {
  it('is the same in every run, and has the same shape at every size', () => {
    expect(offers(30)).toEqual(offers(30));
    const clausesEach = (n: number): number => offers(n).reduce((sum, { clauses }) => sum + clauses.length, 0) / n;
    expect(clausesEach(1_000)).toBeCloseTo(4.7, 1);
    expect(clausesEach(10_000)).toBeCloseTo(4.7, 1);
  });

  it('has no two actions of the same rank', () => {
    expect(new Set(offers(500).map(({ rank }) => rank)).size).toBe(500);
  });
});
