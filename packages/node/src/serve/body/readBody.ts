import type { Answer } from '../answer.ts';
import type { Limits } from '../limits.ts';
import { problem } from '../problem.ts';
import type { Route } from '../route.ts';
import { mediaType } from './mediaType.ts';
import { readBytes } from './readBytes.ts';
import { textOf } from './textOf.ts';

/** A body as a route takes it: bytes and, unless the route takes these, what their JSON says; or why it is refused. */
export type Body =
  | { readonly bytes: Uint8Array; readonly value: unknown; readonly refused?: undefined }
  | { readonly refused: Answer };

export async function readBody(
  request: Request,
  { takes }: Pick<Route, 'takes'>,
  limits: Required<Limits>,
): Promise<Body> {
  if (takes === undefined) return { bytes: new Uint8Array(), value: undefined };
  if (takes !== 'bytes' && !takes.includes(mediaType(request.headers.get('content-type')) ?? '')) {
    const expected = takes.join(', ');
    const headers = { 'accept-post': expected };
    return { refused: problem('TYPE_UNKNOWN', `expected one of ${expected}, in UTF-8`, { headers }) };
  }
  const read = await readBytes(request, limits);
  if (read.refused !== undefined) return read;
  return takes === 'bytes' ? { bytes: read.bytes, value: undefined } : parsed(read.bytes);
}

function parsed(bytes: Uint8Array): Body {
  const text = textOf(bytes);
  if (text === undefined) return { refused: rejected('expected UTF-8') };
  try {
    // A CloudEvent may have all that it says in its headers.
    return { bytes, value: text === '' ? undefined : (JSON.parse(text) as unknown) };
  } catch (error) {
    return { refused: rejected(error instanceof Error ? error.message : String(error)) };
  }
}

const rejected = (message: string): Answer =>
  problem('BODY_REJECTED', message, { members: { faults: [{ code: 'JSON_INVALID', path: '', message }] } });
