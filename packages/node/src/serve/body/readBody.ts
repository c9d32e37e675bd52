import { explain } from '../../internal/explain.ts';
import type { Answer } from '../answer.ts';
import { problem } from '../problem.ts';
import type { Route } from '../route.ts';
import { mediaType } from './mediaType.ts';
import { readBytes, type Reading } from './readBytes.ts';
import { shown } from './shown.ts';
import { textOf } from './textOf.ts';

/** A body as a route takes it: bytes and, unless the route takes these, what their JSON says; or why it is refused. */
export type Body =
  | { readonly bytes: Uint8Array; readonly value: unknown; readonly refused?: undefined }
  | { readonly refused: Answer };

export async function readBody(request: Request, { takes }: Pick<Route, 'takes'>, limits: Reading): Promise<Body> {
  if (takes === undefined) return { bytes: new Uint8Array(), value: undefined };
  const type = request.headers.get('content-type');
  if (takes !== 'bytes' && !takes.includes(mediaType(type) ?? '')) {
    const expected = takes.join(', ');
    const headers = { 'accept-post': expected };
    return {
      refused: problem('TYPE_UNKNOWN', `expected one of ${expected}, in UTF-8, found ${shown(type)}`, { headers }),
    };
  }
  const read = await readBytes(request, limits);
  if (read.refused !== undefined) return read;
  return takes === 'bytes' ? { bytes: read.bytes, value: undefined } : parsed(read.bytes);
}

function parsed(bytes: Uint8Array): Body {
  const text = textOf(bytes);
  if (text === undefined) return { refused: rejected('expected text in UTF-8, found other bytes') };
  try {
    // A CloudEvent may have all that it says in its headers.
    return { bytes, value: text === '' ? undefined : (JSON.parse(text) as unknown) };
  } catch (error) {
    return { refused: rejected(`expected JSON: ${explain(error)}`) };
  }
}

const rejected = (message: string): Answer =>
  problem('BODY_REJECTED', message, { members: { faults: [{ code: 'JSON_INVALID', path: '', message }] } });
