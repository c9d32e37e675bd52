import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { temporary } from '../../test/temporary.ts';
import { readHistory, type History } from './readHistory.ts';
import { Rejects } from './rejects.ts';

const HEADER = 'invoice_date,invoice_no,customer_id,stock_code,quantity,unit_price,country';

async function read(
  content: string | Buffer,
  named: Record<string, string> = {},
): Promise<History & { rejected: unknown[]; count: number }> {
  const folder = temporary();
  const file = join(folder, 'history');
  writeFileSync(file, content);
  const rejects = new Rejects(join(folder, 'rejected.jsonl'));
  const history = await readHistory({ file, named, rejects, progress: () => undefined });
  const rejected =
    rejects.count === 0
      ? []
      : readFileSync(rejects.file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown);
  return { ...history, rejected, count: rejects.count };
}

const lines = (...rest: string[]): string => [HEADER, ...rest].join('\n');

describe('readHistory', () => {
  it('puts the lines of an invoice together, at the time of the first of them', async () => {
    const { events } = await read(
      lines(
        '2010-12-01 08:26:00,536365,17850,A,6,2.55,United Kingdom',
        '2010-12-01 08:28:00,536366,17850,A,1,10,United Kingdom',
        '2010-12-01 08:29:00,536365,17850,B,2,1,United Kingdom',
        '2010-12-01 08:30:00,C536367,17850,B,-2,1,United Kingdom',
      ),
    );
    expect(events.map(({ type, time, total }) => [type, new Date(time).toISOString().slice(11, 16), total])).toEqual([
      ['purchase', '08:26', 17.3],
      ['purchase', '08:28', 10],
      ['cancellation', '08:30', -2],
    ]);
  });

  it('tells invoices of the same number apart by their customer', async () => {
    const { events } = await read(lines('2010-12-01,1,a,A,1,1,', '2010-12-01,1,b,A,1,1,', '2010-12-01,1,a,A,1,1,'));
    expect(events.map(({ customer, total }) => [customer, total])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('sorts by time and keeps the order of the file where times are the same', async () => {
    const { events } = await read(
      lines('2010-12-02,3,c,A,1,1,', '2010-12-01,1,b,A,1,1,', '2010-12-02,2,a,A,1,1,', '2010-12-01,4,a,A,1,1,'),
    );
    expect(events.map(({ invoice }) => invoice)).toEqual(['1', '4', '3', '2']);
  });

  it('counts lines without a customer, and goes on', async () => {
    const { events, skipped, lines: count } = await read(lines('2010-12-01,1,,A,1,1,', '2010-12-01,2,a,A,1,1,'));
    expect(skipped).toEqual({ 'no customer': 1 });
    expect(events).toHaveLength(1);
    expect(count).toBe(2);
  });

  it('keeps what it cannot read, with its line and its reason, and goes on', async () => {
    const { events, rejected } = await read(
      lines(
        'yesterday,1,a,A,1,1,UK',
        '2010-12-01,2,a,A,many,1,UK',
        '2010-12-01,3,a,A,1,,UK',
        '2010-12-01,4,a',
        '2010-12-01,5,"a,A,1,1,UK',
        '2010-12-01,,a,A,1,1,UK',
        '2010-12-01,6,a,A,1,1,UK',
      ),
    );
    expect(events.map(({ invoice }) => invoice)).toEqual(['6']);
    expect(rejected).toEqual([
      { line: 2, reason: 'time: "yesterday" is no date and time', text: 'yesterday,1,a,A,1,1,UK' },
      { line: 3, reason: 'quantity: "many" is no number', text: '2010-12-01,2,a,A,many,1,UK' },
      { line: 4, reason: 'price: "" is no number', text: '2010-12-01,3,a,A,1,,UK' },
      { line: 5, reason: 'expected 7 columns, found 3', text: '2010-12-01,4,a' },
      { line: 6, reason: 'a quote is not closed', text: '2010-12-01,5,"a,A,1,1,UK' },
      { line: 7, reason: 'invoice: is empty', text: '2010-12-01,,a,A,1,1,UK' },
    ]);
  });

  it('reads gzip, line ends of Windows, a byte order mark and semicolons', async () => {
    const text = '\uFEFFwho;time;total\r\na;2010-12-01;5\r\nb;2010-12-02;7\r\n';
    const { events, count } = await read(gzipSync(text), { who: 'customer' });
    expect(events.map(({ customer, type, total }) => [customer, type, total])).toEqual([
      ['a', 'purchase', 5],
      ['b', 'purchase', 7],
    ]);
    expect(count).toBe(0);
  });

  it('reads JSONL: events, and customers with a list of events', async () => {
    const { events, rejected, skipped } = await read(
      [
        '{"session":1,"events":[{"aid":9,"ts":1659304800000,"type":"carts"},{"aid":9,"ts":1659304900000,"type":"orders"}]}',
        '{"session":2,"aid":9,"ts":1659304850000,"type":"clicks"}',
        '{"session":3,"ts":1659304850000,"type":"waves"}',
        'not JSON',
        '{"session":4,"events":[3]}',
      ].join('\n'),
    );
    expect(events.map(({ id, customer, type }) => [id, customer, type])).toEqual([
      ['line 1.0', '1', 'cart_updated'],
      ['line 2', '2', 'product_viewed'],
      ['line 1.1', '1', 'purchase'],
    ]);
    expect(skipped).toEqual({ 'type waves means nothing to the strategy': 1 });
    expect(rejected).toMatchObject([
      { line: 4, reason: 'expected a JSON object' },
      { line: 5, reason: 'events[0]: expected an object' },
    ]);
  });

  it('says where a damaged file breaks off', async () => {
    const whole = gzipSync(
      lines(...Array.from({ length: 5_000 }, (_, n) => `2010-12-01,${String(n)},a,A,1,${String(Math.sin(n))},UK`)),
    );
    await expect(read(whole.subarray(0, whole.length / 2))).rejects.toThrow(/cannot be read beyond line \d+/);
  });

  it('gives no event of an empty file', async () => {
    expect((await read('')).events).toEqual([]);
    expect((await read(`${HEADER}\n`)).events).toEqual([]);
  });
});
