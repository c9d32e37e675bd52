import type { Answer } from './answer.ts';

/** A way in which a request is refused. */
interface Kind {
  readonly status: number;
  readonly title: string;
  /** Seconds after which to come again, where that helps. */
  readonly retryAfter?: number;
}

/** Every way in which a request is refused. */
export const PROBLEMS: Readonly<Record<ProblemCode, Kind>> = {
  KEY_MISSING: { status: 401, title: 'no key was shown' },
  KEY_UNKNOWN: { status: 401, title: 'nobody has this key' },
  SCOPE_MISSING: { status: 403, title: 'the key is not for this' },
  ORIGIN_UNKNOWN: { status: 403, title: 'pages of this origin may not call' },
  CUSTOMER_REFUSED: { status: 403, title: 'the customer is somebody whom the caller is not' },
  ROUTE_UNKNOWN: { status: 404, title: 'there is nothing at this address' },
  CHANNEL_UNKNOWN: { status: 404, title: 'no channel of this name reads reports' },
  METHOD_UNKNOWN: { status: 405, title: 'the address is not for this method' },
  BODY_SLOW: { status: 408, title: 'the body did not arrive in time' },
  BODY_BROKEN: { status: 400, title: 'the body ended before it was complete' },
  BODY_LARGE: { status: 413, title: 'the body is too large' },
  TYPE_UNKNOWN: { status: 415, title: 'bodies of this type are not read' },
  BODY_REJECTED: { status: 400, title: 'the body is not what it has to be' },
  EVENTS_REJECTED: { status: 400, title: 'none of the messages is an event' },
  SIGNATURE_MISSING: { status: 401, title: 'the report is not signed' },
  SIGNATURE_INVALID: { status: 401, title: 'the report is signed by somebody else' },
  TOO_OLD: { status: 401, title: 'the report was signed too long ago' },
  MALFORMED: { status: 400, title: 'the report cannot be read' },
  RATE_EXCEEDED: { status: 429, title: 'the key has come too often' },
  FULL: { status: 429, title: 'too much is waiting', retryAfter: 1 },
  STOPPED: { status: 503, title: 'the server is stopping', retryAfter: 5 },
  CONFLICT: { status: 503, title: 'others are changing the customer', retryAfter: 1 },
  STORE_FAILED: { status: 503, title: 'the store does not answer', retryAfter: 5 },
  LEDGER_FAILED: { status: 503, title: 'the ledger does not answer', retryAfter: 5 },
  AUDIT_FAILED: { status: 503, title: 'the call could not be put on record', retryAfter: 5 },
  STEP_FAILED: { status: 500, title: 'the step threw' },
  UNEXPECTED: { status: 500, title: 'something went wrong' },
};

/**
 * Why a request is refused, as the member `code` of the answer says it. Codes are API.
 * @see docs/guide/serving.md
 * @public
 */
export type ProblemCode =
  | 'KEY_MISSING'
  | 'KEY_UNKNOWN'
  | 'SCOPE_MISSING'
  | 'ORIGIN_UNKNOWN'
  | 'CUSTOMER_REFUSED'
  | 'ROUTE_UNKNOWN'
  | 'CHANNEL_UNKNOWN'
  | 'METHOD_UNKNOWN'
  | 'BODY_SLOW'
  | 'BODY_BROKEN'
  | 'BODY_LARGE'
  | 'TYPE_UNKNOWN'
  | 'BODY_REJECTED'
  | 'EVENTS_REJECTED'
  | 'SIGNATURE_MISSING'
  | 'SIGNATURE_INVALID'
  | 'TOO_OLD'
  | 'MALFORMED'
  | 'RATE_EXCEEDED'
  | 'FULL'
  | 'STOPPED'
  | 'CONFLICT'
  | 'STORE_FAILED'
  | 'LEDGER_FAILED'
  | 'AUDIT_FAILED'
  | 'STEP_FAILED'
  | 'UNEXPECTED';

/** What an answer adds to its problem: `retryAfter` in seconds is a header, everything else a member. */
export interface Particulars {
  readonly retryAfter?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, unknown>>;
}

const WHERE = 'https://github.com/opportune/opportune/blob/main/docs/guide/serving.md';

/**
 * An answer that refuses, as problem details.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problem(code: ProblemCode, detail: string, more: Particulars = {}): Answer {
  const { status, title, retryAfter: usual } = PROBLEMS[code];
  const retryAfter = more.retryAfter ?? usual;
  return {
    status,
    code,
    headers: {
      'content-type': 'application/problem+json',
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="opportune", Basic realm="opportune"' } : {}),
      // The second is where Segment's client in the browser looks.
      ...(retryAfter === undefined
        ? {}
        : { 'retry-after': String(retryAfter), 'x-ratelimit-reset': String(retryAfter) }),
      ...more.headers,
    },
    body: { type: `${WHERE}#${code.toLowerCase()}`, title, status, code, detail, ...more.members },
  };
}
