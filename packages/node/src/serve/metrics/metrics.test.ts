import { expect, test } from 'vitest';

import { counter } from './counter.ts';
import { gauge, type Look } from './gauge.ts';
import { histogram } from './histogram.ts';

test('a counter has a line for each combination of labels, escaped', () => {
  const seen = counter('seen_total', 'What was seen', ['what']);
  seen.add(['a']);
  seen.add(['a'], 2);
  seen.add(['"\\\n']);
  expect(seen.text()).toBe(
    [
      '# HELP seen_total What was seen',
      '# TYPE seen_total counter',
      'seen_total{what="a"} 3',
      String.raw`seen_total{what="\"\\\n"} 1`,
    ].join('\n'),
  );
});

test('a histogram counts what took no longer than each bound, and all', () => {
  const took = histogram('took_seconds', 'How long', 'what');
  for (const seconds of [0.001, 0.003, 0.2, 60]) took.observe('a', seconds);
  const lines = took.text().split('\n');
  expect(lines).toContain('took_seconds_bucket{what="a",le="0.001"} 1');
  expect(lines).toContain('took_seconds_bucket{what="a",le="0.0025"} 1');
  expect(lines).toContain('took_seconds_bucket{what="a",le="0.005"} 2');
  expect(lines).toContain('took_seconds_bucket{what="a",le="10"} 3');
  expect(lines).toContain('took_seconds_bucket{what="a",le="+Inf"} 4');
  expect(lines).toContain('took_seconds_count{what="a"} 4');
});

test('a gauge is looked at when it is asked for, for each value of its label', () => {
  let now = 1;
  const plain = new Set<Look>();
  const inHand = gauge('in_hand', 'What is in hand', [], plain);
  expect(inHand.text().split('\n').at(-1)).toBe('in_hand 0');
  plain.add({ values: [], at: () => now });
  now = 7;
  expect(inHand.text().split('\n').at(-1)).toBe('in_hand 7');

  const open = gauge(
    'open',
    'What is open',
    ['channel'],
    new Set([
      { values: ['email'], at: () => 2 },
      { values: ['a"b'], at: () => 0 },
    ]),
  );
  expect(open.text().split('\n').slice(1)).toEqual([
    '# TYPE open gauge',
    'open{channel="email"} 2',
    String.raw`open{channel="a\"b"} 0`,
  ]);
});
