import type { IncomingHttpHeaders } from 'node:http';

import { klaviyoContract } from '@opportune/maps/klaviyo';
import { Ajv, type ErrorObject } from 'ajv';

const ajv = new Ajv({ allErrors: true, strict: false });
const operations = klaviyoContract.operations.map((operation) => ({
  ...operation,
  check: ajv.compile(operation.body),
}));

/** One complaint, as JSON:API writes it. */
export interface ApiError {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly source?: { readonly pointer: string };
}

/** What a request is, or everything that is wrong with it. */
export type Checked =
  | { readonly ok: true; readonly operation: string; readonly body: unknown }
  | { readonly ok: false; readonly status: number; readonly errors: readonly ApiError[] };

/** Holds a request against what the platform demands of it: method and path, headers, key, body. */
export function checkRequest(
  request: {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    readonly text: string;
  },
  key: string,
): Checked {
  const operation = operations.find(({ method, path }) => method === request.method && path === request.path);
  if (operation === undefined) return refuse(404, 'not_found', `${request.method} ${request.path} is no operation`);
  for (const [name, pattern] of Object.entries(operation.headers)) {
    const found = request.headers[name];
    if (typeof found === 'string' && new RegExp(pattern).test(found)) continue;
    const status = name === 'authorization' ? 401 : name === 'content-type' ? 415 : 400;
    return refuse(
      status,
      'invalid_header',
      `${name} is ${found === undefined ? 'missing' : 'not of the form that is asked for'}`,
    );
  }
  if (request.headers.authorization !== `Klaviyo-API-Key ${key}`)
    return refuse(401, 'not_authenticated', 'the key is not known');
  let body: unknown;
  try {
    body = JSON.parse(request.text);
  } catch {
    return refuse(400, 'parse_error', 'the body is not JSON');
  }
  if (operation.check(body)) return { ok: true, operation: operation.name, body };
  return { ok: false, status: 400, errors: (operation.check.errors ?? []).map(complaint) };
}

const refuse = (status: number, code: string, detail: string): Checked => ({
  ok: false,
  status,
  errors: [{ status, code, title: 'Invalid request.', detail }],
});

const complaint = ({ instancePath, message = 'is invalid' }: ErrorObject): ApiError => ({
  status: 400,
  code: 'invalid',
  title: 'Invalid input.',
  detail: message,
  source: { pointer: instancePath },
});
