import { describe, expect, it } from 'vitest';

import { Agenda } from './agenda.ts';
import { chance } from './chance.ts';

describe('Agenda', () => {
  it('gives the earliest first, ties by key, whatever the order of planning', () => {
    const plans = Array.from({ length: 500 }, (_, n) => ({ at: Math.floor(chance('agenda', n) * 50), key: String(n) }));
    const agenda = new Agenda<(typeof plans)[number]>();
    for (const plan of plans) agenda.plan(plan.at, plan.key, plan);
    const taken: typeof plans = [];
    for (let next = agenda.take(Infinity); next !== undefined; next = agenda.take(Infinity)) taken.push(next);
    expect(taken).toEqual([...plans].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)));
    expect(agenda.size).toBe(0);
  });

  it('gives nothing that is later than asked for', () => {
    const agenda = new Agenda<string>();
    agenda.plan(10, 'a', 'a');
    expect(agenda.take(9)).toBeUndefined();
    expect(agenda.next).toBe(10);
    expect(agenda.take(10)).toBe('a');
    expect(agenda.next).toBeUndefined();
  });
});
