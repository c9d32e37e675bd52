import { expect, test } from 'vitest';

import { readBytes } from './readBytes.ts';

const limits = { body: 10, isCutOff: false };

function request(body: string | ReadableStream, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request('http://localhost', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}

const detailOf = async (asked: Request, patience = 1000): Promise<unknown> => {
  const { refused } = await readBytes(asked, { ...limits, patience });
  return (refused?.body as { detail: string } | undefined)?.detail;
};

test.each([
  ['unpacked', {}],
  ['gzip', { 'content-encoding': 'gzip' }],
  ['of a length', { 'content-length': '9' }],
])('one that does not come in time, %s, is read no further', async (_, headers) => {
  let cancelled = false;
  const body = new ReadableStream({ cancel: () => void (cancelled = true) });
  expect(await detailOf(request(body, headers), 20)).toBe('expected all of the body within 20 ms, found less');
  await new Promise((resolve) => setImmediate(resolve));
  expect(cancelled).toBe(true);
});

test('a refusal says what was expected and what was found', async () => {
  expect(await detailOf(request('x', { 'content-encoding': 'br' }))).toBe(
    'expected no content encoding, or gzip, found br',
  );
  expect(await detailOf(request('x', { 'content-length': '11' }))).toBe('expected at most 10 bytes, found 11');
  expect(await detailOf(request('x'.repeat(11)))).toBe('expected at most 10 bytes, found more');
  expect(await detailOf(request('x', { 'content-encoding': 'gzip' }))).toBe(
    'expected a whole body, found an end before or no gzip',
  );
});
