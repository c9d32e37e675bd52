import { days, explain, hours, instant, minutes, type CustomerEvent, type Instant } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { bindings, retail, retailStep } from '../strategy.ts';
import { CaseBook, type Case } from './caseBook.ts';
import { inquire } from './inquire.ts';

const step = retailStep({ trace: true });
/** A Monday, ten in the morning in London. */
const TEN = instant('2026-10-19T09:00:00Z');

/** Takes steps of several customers, and keeps the book. */
class Diary {
  readonly book = new CaseBook();
  readonly #states = new Map<string, ReturnType<typeof step>['state']>();
  #count = 0;

  join(customer: string): void {
    this.event(customer, 'registered', TEN - 1, { email: 'x@customer.example', timeZone: 'Europe/London' });
    this.event(customer, 'consent_granted', TEN - 1, { channel: 'email', purpose: 'marketing' });
  }

  event(customer: string, type: string, time: Instant, properties: Record<string, unknown> = {}): void {
    this.#count += 1;
    this.take({ id: `e${String(this.#count)}`, type, customer, time, properties }, time);
  }

  take(input: CustomerEvent | Parameters<typeof step>[1], now: Instant): void {
    const result = step(this.#states.get(input.customer), input, now);
    this.#states.set(input.customer, result.state);
    this.book.add(input, now, result);
  }

  richest(): Case {
    const found = this.book.richest();
    if (found === undefined) throw new Error('nothing was considered');
    return found;
  }
}

describe('CaseBook', () => {
  it('has no case where nothing was considered', () => {
    const diary = new Diary();
    diary.join('ada');
    expect(diary.book.richest()).toBeUndefined();
  });

  it('keeps the state before a moment, so that it is decided again as it was', () => {
    const diary = new Diary();
    diary.join('ada');
    diary.event('ada', 'purchase', TEN, { total: 10 });
    diary.event('ada', 'purchase', TEN + 1, { total: 10 });
    const { customer, reasons, moments } = diary.richest();
    expect({ customer, reasons }).toEqual({ customer: 'ada', reasons: [] });
    expect(moments).toHaveLength(1);
    const { state, input, now } = moments[0]!;
    expect(now).toBe(TEN + 1);
    expect(explain(step, state, input, now).result.decisions.map(({ action }) => action)).toEqual(['welcome-back']);
  });

  it('keeps a moment for each new end only', () => {
    const diary = new Diary();
    diary.join('ada');
    for (let i = 0; i < 6; i += 1) diary.event('ada', 'purchase', TEN + i, { total: 2000 });
    const { reasons, moments } = diary.richest();
    expect(reasons).toEqual(['CAPPED']);
    expect(moments.map(({ now }) => now - TEN)).toEqual([0, 1]);
  });

  it('prefers a customer for whom an attribute decided to one with more ends, and who came first among equals', () => {
    const diary = new Diary();
    for (const customer of ['ada', 'ben', 'cy']) diary.join(customer);
    for (let i = 0; i < 3; i += 1) diary.event('ada', 'purchase', TEN + i, { total: 2000 });
    diary.event('ada', 'purchase', TEN + days(1) + hours(12), { total: 2000 });
    expect(diary.richest()).toMatchObject({ customer: 'ada', reasons: ['CAPPED', 'QUIET_HOURS'] });
    for (const customer of ['ben', 'cy']) {
      diary.event(customer, 'cart_updated', TEN, { total: 60, items: 1 });
      diary.take({ kind: 'wakeUp', customer }, TEN + minutes(30));
    }
    expect(diary.richest()).toMatchObject({ customer: 'ben', reasons: ['NOT_ELIGIBLE'] });
  });
});

describe('inquire', () => {
  it('says when the turn of a capped action comes', () => {
    const diary = new Diary();
    diary.join('ada');
    for (let i = 0; i < 3; i += 1) diary.event('ada', 'purchase', TEN + i, { total: 2000 });
    const { findings } = inquire(diary.richest(), retail, bindings)[1]!;
    expect(findings.map(({ candidate }) => [candidate.action, candidate.fate?.reason])).toEqual([
      ['welcome-back', undefined],
      ['personal-thanks', 'CAPPED'],
    ]);
    expect(findings[1]?.next?.at).toBe(TEN + days(1));
    expect(findings[1]?.change?.changes).toBeUndefined();
  });

  it('says what would have to be different for one that is not eligible, and asks nothing about what was chosen', () => {
    const diary = new Diary();
    diary.join('ben');
    diary.event('ben', 'purchase', TEN, { total: 60 });
    diary.take(
      { kind: 'request', id: 'r1', customer: 'ben', slots: ['hero'], context: { page: 'home' } },
      TEN + days(3) + 1,
    );
    const { findings } = inquire(diary.richest(), retail, bindings)[0]!;
    const of = (action: string): (typeof findings)[number] | undefined =>
      findings.find(({ candidate }) => candidate.action === action);
    expect(of('hero-loyal')?.change?.changes).toEqual([{ path: 'profile.purchases', from: 1, to: 5 }]);
    const chosen = findings.filter(({ candidate }) => candidate.decision !== undefined);
    expect(chosen.map((finding) => Object.keys(finding))).toEqual([['candidate']]);
  });

  it('leaves the answer out where it would be about another candidate of the action', () => {
    const diary = new Diary();
    const night = instant('2026-10-19T22:00:00Z');
    diary.join('ada');
    diary.event('ada', 'purchase', night, { total: 2000 });
    diary.event('ada', 'purchase', night + 60_000, { total: 2000 });
    const findings = inquire(diary.richest(), retail, bindings).at(-1)!.findings;
    const overtaken = findings.find(({ candidate }) => candidate.fate?.reason === 'SUPERSEDED');
    expect(overtaken).toBeDefined();
    expect(overtaken?.next).toBeUndefined();
    for (const { candidate, next } of findings) {
      if (next !== undefined) expect(next.waited[0]?.reason).toBe(candidate.fate?.reason);
    }
  });
});
