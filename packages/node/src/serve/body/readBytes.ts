import type { Millis } from '@opportune/core';

import type { Answer } from '../answer.ts';
import type { Limits } from '../limits.ts';
import { problem } from '../problem.ts';
import { shown } from './shown.ts';

/** A body, or why there is none. */
export type Bytes = { readonly bytes: Uint8Array; readonly refused?: undefined } | { readonly refused: Answer };

/** How far, and how long. */
export interface Reading extends Pick<Required<Limits>, 'body' | 'patience'> {
  /** Whether the server ends a connection on which a body does not come in time; otherwise reading ends it. */
  readonly isCutOff: boolean;
}

/** Reads a body as far as it may be long, and waits for it as long as it may take. Never rejects. */
export async function readBytes(request: Request, { body: most, patience, isCutOff }: Reading): Promise<Bytes> {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') {
    const detail = `expected no content encoding, or gzip, found ${shown(encoding)}`;
    return { refused: problem('TYPE_UNKNOWN', detail, { headers: { 'accept-encoding': 'gzip' } }) };
  }
  const tooLarge = (found: string): Bytes => ({
    refused: problem('BODY_LARGE', `expected at most ${String(most)} bytes, found ${found}`),
  });
  // What is longer than it says is cut off by the server that took it.
  const said = Number(request.headers.get('content-length') ?? Number.NaN);
  if (said > most) return tooLarge(String(said));
  try {
    const bytes = await inTime(patience, (late) =>
      // The quicker way, and one that nobody can end.
      isCutOff && encoding === 'identity' && said >= 0
        ? whole(request, most)
        : piecewise(unpacked(request, encoding), most, late),
    );
    return bytes === undefined ? tooLarge('more') : { bytes };
  } catch (error) {
    if (error instanceof Late) {
      return { refused: problem('BODY_SLOW', `expected all of the body within ${String(patience)} ms, found less`) };
    }
    const expected = said >= 0 ? `${String(said)} bytes` : 'a whole body';
    return { refused: problem('BODY_BROKEN', `expected ${expected}, found an end before or no ${encoding}`) };
  }
}

class Late extends Error {}

/** `run` is told how to hear of its being late. */
function inTime<Result>(patience: Millis, run: (late: Hear) => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    let leave: (() => void) | undefined;
    const timer = setTimeout(() => {
      reject(new Late());
      leave?.();
    }, patience);
    run((heard) => (leave = heard))
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

type Hear = (leave: () => void) => void;

async function whole(request: Request, most: number): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.length > most ? undefined : bytes;
}

function unpacked({ body }: Request, encoding: 'gzip' | 'identity'): ReadableStream<Uint8Array> | null {
  if (encoding === 'identity' || body === null) return body;
  return (body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new DecompressionStream('gzip'));
}

async function piecewise(
  body: ReadableStream<Uint8Array> | null,
  most: number,
  late: Hear,
): Promise<Uint8Array | undefined> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  // Not awaited: it ends when the sender does.
  const leave = (): void => void reader.cancel().catch(() => undefined);
  late(leave);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(pieces);
    length += value.length;
    if (length > most) {
      leave();
      return undefined;
    }
    pieces.push(value);
  }
}
