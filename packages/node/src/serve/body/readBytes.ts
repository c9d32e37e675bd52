import type { Millis } from '@opportune/core';

import type { Answer } from '../answer.ts';
import type { Limits } from '../limits.ts';
import { problem } from '../problem.ts';

/** A body, or why there is none. */
export type Bytes = { readonly bytes: Uint8Array; readonly refused?: undefined } | { readonly refused: Answer };

/** Reads a body as far as it may be long, and waits for it as long as it may take. Never rejects. */
export async function readBytes(
  request: Request,
  { body: most, patience }: Pick<Required<Limits>, 'body' | 'patience'>,
): Promise<Bytes> {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') {
    const detail = 'expected no content encoding, or gzip';
    return { refused: problem('TYPE_UNKNOWN', detail, { headers: { 'accept-encoding': 'gzip' } }) };
  }
  const tooLarge = problem('BODY_LARGE', `expected at most ${String(most)} bytes`);
  // What is longer than it says is cut off by the server that took it.
  const said = Number(request.headers.get('content-length') ?? Number.NaN);
  if (said > most) return { refused: tooLarge };
  try {
    const bytes = await inTime(patience, () =>
      encoding === 'identity' && said >= 0 ? whole(request, most) : piecewise(unpacked(request, encoding), most),
    );
    return bytes === undefined ? { refused: tooLarge } : { bytes };
  } catch (error) {
    if (error instanceof Late) return { refused: problem('BODY_SLOW', `waited ${String(patience)} ms`) };
    return { refused: problem('BODY_BROKEN', 'the body could not be read to its end') };
  }
}

class Late extends Error {}

async function inTime<Result>(patience: Millis, run: () => Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late()), patience);
  });
  try {
    return await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function whole(request: Request, most: number): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.length > most ? undefined : bytes;
}

function unpacked({ body }: Request, encoding: 'gzip' | 'identity'): ReadableStream<Uint8Array> | null {
  if (encoding === 'identity' || body === null) return body;
  return (body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new DecompressionStream('gzip'));
}

async function piecewise(body: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array | undefined> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(pieces);
    length += value.length;
    if (length > most) {
      // Not awaited: it ends when the sender does.
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    pieces.push(value);
  }
}
