import { hours, minutes, type Decision, type Explained, type Fate } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import type { Entry } from '../map/journal.ts';
import { Choices } from '../run/choices.ts';
import { Figures } from '../run/figures.ts';
import { outageStory } from '../run/outageStory.ts';
import { summaryOf } from '../run/summary.ts';
import { page } from './page.ts';
import { ticks } from './ticks.ts';

const html = (change: (figures: Figures) => void, title = 'a shop'): string => {
  const figures = new Figures();
  change(figures);
  return page({
    title,
    figures,
    summary: summaryOf(figures, { mode: 'shop', seconds: 1, report: '/tmp/report.html' }),
  });
};

describe('page', () => {
  it('needs nothing from anywhere else', () => {
    const text = html(() => undefined);
    expect(text).not.toMatch(/https?:|<script|<link|<img|@import|url\(/);
    expect(text).toContain('prefers-color-scheme: dark');
  });

  it('survives a run in which nothing happened', () => {
    expect(html(() => undefined)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('trusts no name', () => {
    expect(html(() => undefined, '<b>"x" & y</b>')).toContain('&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;');
  });

  it('gives each picture a name and its figures as a table', () => {
    const text = html((figures) => {
      figures.customers = 2;
      figures.latencies.add(0.2);
      for (const [n, customer] of ['a', 'a', 'a', 'b'].entries()) figures.tally.contacts.add(customer, n);
    });
    const count = (part: string): number => text.split(part).length - 1;
    expect(count('<svg')).toBe(count('role="img" aria-label="'));
    expect(count('<details>')).toBe(count('<svg'));
    expect(text).toContain('The cap holds');
    expect(text).toContain('3 messages: 1 customer');
  });

  it('tells why not, what if, and what the ranking hangs on', () => {
    const cause = { kind: 'request', id: 'r1' } as const;
    const choices = (...actions: readonly string[]): Choices => {
      const all = new Choices();
      for (const [at, action] of actions.entries()) {
        all.add({ customer: 'ada', action, cause: { ...cause, id: String(at) }, slot: 'hero', at } as Decision);
      }
      return all;
    };
    const chosen: Explained = { action: 'sale', cause, sentence: 'sale was chosen.', decision: {} as Decision };
    const fate: Fate = { action: 'news', cause, stage: 'allocate', reason: 'OUTRANKED', clause: '/funnel/0' };
    const dropped: Explained = { action: 'news', cause, sentence: '<news> lost to sale.', fate };
    const text = page({
      title: 'a shop',
      figures: new Figures(),
      summary: summaryOf(new Figures(), { mode: 'history', seconds: 1, report: '/tmp/report.html' }),
      story: {
        customer: 'ada',
        inquiries: [
          {
            input: { kind: 'request', id: 'r1', customer: 'ada' },
            now: 0,
            findings: [
              { candidate: chosen },
              {
                candidate: dropped,
                next: { at: undefined, waited: [fate], sentence: '' },
                change: { changes: [], sentence: 'news would be chosen if it were.' },
              },
            ],
          },
        ],
      },
      contest: {
        question: 'How many',
        base: { name: '3 a week', choices: choices('sale', 'news', 'news') },
        variants: [{ name: '1 a week', choices: choices('sale', 'sale') }],
      },
      sensitivity: [{ clause: '/by', factor: 'value', decisions: 10, changed: 5, share: 0.5 }],
    });

    expect(text).toContain('<li class="chosen">sale was chosen.</li>');
    expect(text).toContain('&lt;news&gt; lost to sale.<small>Its turn: not by waiting (something was better).</small>');
    expect(text).toContain('<small>news would be chosen if it were.</small>');
    expect(text).toContain('With 1 a week: 0 decisions gained, 1 lost, 1 on another action.');
    expect(text).toContain('>2 <span class="more">▲&nbsp;1</span>');
    expect(text).toContain('Each of 10 decisions was made again without one factor');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('shows an outage: what was decided and delivered, and what waited', () => {
    const outage = { from: hours(13.5), to: hours(18.5) };
    expect(html(() => undefined)).not.toContain('The outage');
    const told = html((figures) => {
      for (const at of [hours(14), hours(14.1), hours(17)]) {
        const decision = { id: String(at), customer: 'ada', action: 'win-back', channel: 'email', at } as Decision;
        const receipt = { kind: 'receipt', decision: decision.id, customer: 'ada', channel: 'email' } as const;
        figures.book.decide(decision);
        figures.book.answer(decision, { ...receipt, status: 'failed', retryable: true, time: at });
        figures.book.answer(decision, { ...receipt, status: 'accepted', time: outage.to + minutes(9) });
      }
      const journal = [...figures.book.passages].map(({ id }): Entry => ({
        uniqueId: id,
        customer: 'ada',
        action: 'win-back',
        at: 0,
        outcome: 'sent',
      }));
      figures.outage = outageStory(outage, figures.book, journal);
    });
    expect(told).toContain('over HTTP, which was down for 5 h. It took');
    expect(told).toContain('3 went out within 9 min of its return.');
    expect(told).toContain(
      '3 tries in vain. By the platform&#39;s own journal none was lost and none doubled, of 3 e-mails',
    );
    expect(told).toContain('<title>13:30 to 14:30: 2 decided</title>');
    expect(told).toContain('<title>18:30 to 19:30: 3 delivered</title>');
    expect(told).toContain('<title>at most 3 waiting</title>');
    expect(told).toContain('<tr><th scope="row">17:30</th><td>3</td></tr>');
    expect(told).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('says it loudly where the cap was broken', () => {
    const text = html((figures) => {
      figures.customers = 1;
      for (let n = 0; n < 5; n += 1) figures.tally.contacts.add('a', n);
    });
    expect(text).toContain('The cap was broken for 1 customer.');
  });
});

describe('ticks', () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [36, [0, 10, 20, 30, 40]],
    [1_376, [0, 500, 1_000, 1_500]],
  ])('up to %d', (most, marks) => {
    expect(ticks(most)).toEqual(marks);
  });
});
