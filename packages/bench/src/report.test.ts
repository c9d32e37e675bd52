import { describe, expect, it } from 'vitest';

import type { Finding } from './benchmark.ts';
import { markdown, reportOf } from './report.ts';

const findings: readonly Finding[] = [
  { subject: 'opportune', n: 10, perSecond: 3_000, p50us: 1.25, p99us: 250 },
  { subject: 'peer', n: 10, perSecond: 100, p50us: 9_999.6, p99us: 20_000 },
  { subject: 'by-hand', n: 10, perSecond: 6_000, p50us: 0.5, p99us: 1 },
  { name: 'memory', n: 10, value: 31.4, unit: 'bytes' },
  { subject: 'peer', n: 1_000, why: 'one decision would take about 12 s' },
  { name: 'memory', n: 1_000, value: 29, unit: 'bytes' },
  { name: 'change', n: 1_000, value: 0.0123, unit: 'ms' },
];

describe('a report', () => {
  it('is a table with ratios, what is missing, a table of facts and the machine', () => {
    expect(markdown(reportOf({ name: 'a', title: 'A' }, 'Node 1, a machine', findings))).toBe(
      [
        '| subject   |  n | per second | p50 µs | p99 µs |  opportune is |',
        '|-----------|---:|-----------:|-------:|-------:|--------------:|',
        '| opportune | 10 |      3,000 |    1.3 |    250 |               |',
        '| peer      | 10 |        100 | 10,000 | 20,000 |   30 × faster |',
        '| by-hand   | 10 |      6,000 |    0.5 |    1.0 | 0.5 × as fast |',
        '',
        '- peer, 1,000: not measured, one decision would take about 12 s.',
        '',
        '| opportune     |   10 | 1,000 |',
        '|---------------|-----:|------:|',
        '| memory, bytes | 31.4 |  29.0 |',
        '| change, ms    |      | 0.012 |',
        '',
        'Node 1, a machine.',
      ].join('\n'),
    );
  });

  it('leaves places out that nothing is in', () => {
    const report = reportOf({ name: 'a', title: 'A' }, 'a machine', findings.slice(0, 1));
    expect(Object.keys(report)).toEqual(['name', 'title', 'machine', 'rows']);
    expect(markdown(report).split('\n\n')).toHaveLength(2);
  });
});
