import type { Instant, OutcomeType, Reading, Report } from '@opportune/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ChannelSetup, ReportSetup } from './channelSetup.ts';
import { NOW } from './exampleDelivery.ts';

const OUTCOMES: readonly OutcomeType[] = [
  'delivery',
  'impression',
  'click',
  'conversion',
  'dismissal',
  'unsubscribe',
  'bounce',
  'complaint',
  'frequency_capped',
];
const DAY = 86_400_000;

/** What every channel does when it reads a report. */
export function readingCases(setup: ChannelSetup, reports: ReportSetup): void {
  /** Nobody can tell that a body was changed, or how old it is, where the platform signs neither. */
  const { proves = 'date' } = reports;
  const itIfSigned = it.skipIf(proves === 'sender');
  const itIfDated = it.skipIf(proves !== 'date');
  const genuine = bytes(reports.body);
  const report = (body: Uint8Array, headers: Record<string, string>, received: Instant = NOW): Report => ({
    headers,
    body,
    received,
  });
  const signed = (body: Uint8Array, at: Instant = NOW, received: Instant = at): Report =>
    report(body, reports.sign(body, at), received);
  const read = async (given: Report): Promise<Reading> => {
    const channel = setup.channel(() => Promise.reject(new Error('a report is read without the network')));
    const found = await channel.read?.(given);
    if (found === undefined) throw new Error('the channel has no read');
    for (const secret of setup.secrets) expect(JSON.stringify(found)).not.toContain(secret);
    return found;
  };

  describe('read', () => {
    it('takes a genuine report as outcomes of customers', async () => {
      const found = await read(signed(genuine));
      expect(found).toMatchObject({ ok: true });
      const events = found.ok ? found.events : [];
      expect(events.length).toBeGreaterThan(0);
      for (const event of events) {
        expect(OUTCOMES).toContain(event.type);
        expect([event.id, event.customer, event.source, event.properties['channel']]).toEqual(
          Array.from({ length: 4 }, () => expect.stringMatching(/./)),
        );
        expect(event.time).toSatisfy(Number.isSafeInteger);
        expect(event.received).toBe(NOW);
      }
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    });

    it('gives the same events the same ids when they are reported again', async () => {
      const once = await read(signed(genuine));
      const again = await read(signed(genuine, NOW + DAY));
      const ids = (found: Reading): unknown => found.ok && found.events.map(({ id, time }) => [id, time]);
      expect(ids(again)).toEqual(ids(once));
    });

    it('refuses a report without a signature', async () => {
      expect(await read(report(genuine, {}))).toMatchObject({ ok: false, code: 'SIGNATURE_MISSING' });
    });

    it('refuses a report of one who does not know the secret', async () => {
      const forged = report(genuine, reports.forge(genuine, NOW));
      expect(await read(forged)).toMatchObject({ ok: false, code: 'SIGNATURE_INVALID' });
    });

    itIfSigned('refuses a report that was changed', async () => {
      const headers = reports.sign(genuine, NOW);
      for (const body of [bytes(`${reports.body} `), genuine.slice(1), new Uint8Array()]) {
        expect(await read(report(body, headers))).toMatchObject({ ok: false, code: 'SIGNATURE_INVALID' });
      }
    });

    itIfSigned('refuses a report that is sent again with another date', async () => {
      const headers = reports.sign(genuine, NOW);
      const later = Object.entries(reports.sign(genuine, NOW + DAY)).filter(([name, value]) => headers[name] !== value);
      const redated = reports.redate
        ? [reports.redate(headers, NOW + DAY)]
        : later.map(([name, value]) => ({ ...headers, [name]: value }));
      for (const each of redated) {
        expect(await read(report(genuine, each, NOW + DAY))).toMatchObject({ ok: false, code: 'SIGNATURE_INVALID' });
      }
    });

    itIfDated('refuses a report that is sent again later, or is dated ahead', async () => {
      expect(await read(signed(genuine, NOW, NOW + DAY))).toMatchObject({ ok: false, code: 'TOO_OLD' });
      expect(await read(signed(genuine, NOW, NOW - DAY))).toMatchObject({ ok: false, code: 'TOO_OLD' });
    });

    it.each([
      ['nothing', ''],
      ['half of an object', '{"data":[{'],
      ['null', 'null'],
      ['a number', '7'],
      ['a text', '"click"'],
    ])('says that %s is malformed', async (_, body) => {
      expect(await read(signed(bytes(body)))).toMatchObject({ ok: false, code: 'MALFORMED' });
    });

    it('says that what is not UTF-8 is malformed', async () => {
      const body = new Uint8Array([...genuine.slice(0, 3), 0xff, ...genuine.slice(3)]);
      expect(await read(signed(body))).toMatchObject({ ok: false, code: 'MALFORMED' });
    });

    it('counts every entry that it does not take, and never throws, whatever is signed', async () => {
      await fc.assert(
        fc.asyncProperty(bodiesLike(reports.body), async (body) => {
          const found = await read(signed(bytes(body)));
          if (!found.ok) expect(found.code).toBe('MALFORMED');
          else for (const { why } of found.skipped) expect(why).not.toBe('');
        }),
        { numRuns: 100 },
      );
    });

    it('never throws, whatever stands in the headers', async () => {
      const names = Object.keys(reports.sign(genuine, NOW));
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), fc.string()), async (headers) => {
          const given = report(genuine, { ...reports.sign(genuine, NOW), ...headers });
          const changed = names.some((name) => given.headers[name] !== reports.sign(genuine, NOW)[name]);
          if (changed) expect(await read(given)).toMatchObject({ ok: false });
        }),
        { numRuns: 30 },
      );
    });
  });
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** JSON that may hold the example; or forms with some of its fields, where the example is a form. */
function bodiesLike(example: string): fc.Arbitrary<string> {
  const parsed = jsonOf(example);
  if (parsed === undefined) return formsLike(example);
  const entries = fc.oneof(fc.jsonValue(), fc.constant(parsed));
  return fc
    .oneof(entries, fc.array(entries), fc.record({ data: fc.array(entries) }))
    .map((value) => JSON.stringify(value));
}

function formsLike(example: string): fc.Arbitrary<string> {
  const fields = [...new URLSearchParams(example)];
  const values = fields.map(([, value]) => fc.oneof(fc.constant(value), fc.string(), fc.json()));
  const pairs = fields.map(([name], index) => fc.tuple(fc.constant(name), values[index] ?? fc.string()));
  return fc.tuple(...pairs).chain((form) => fc.subarray(form).map((some) => new URLSearchParams(some).toString()));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
