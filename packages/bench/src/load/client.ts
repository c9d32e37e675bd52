import { Pool } from 'undici';

import { KEY } from '../serve/subject.ts';
import type { Posting } from './work.ts';

/** Sends requests over so many connections that stay open, one at a time on each; others wait for a connection. */
export interface Client {
  /** Resolves when the answer has come; rejects for any but 200, because what is refused is fast. */
  send(posting: Posting): Promise<void>;
  close(): Promise<void>;
}

const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };

export function client(url: string, connections: number): Client {
  const pool = new Pool(url, { connections, pipelining: 1 });
  return {
    send: ({ path, body }) =>
      new Promise((resolve, reject) => {
        let status = 0;
        pool.dispatch(
          { path, method: 'POST', headers: HEADERS, body },
          {
            onRequestStart: () => undefined,
            onResponseStart: (_, code) => void (status = code),
            onResponseData: () => undefined,
            onResponseEnd: () =>
              status === 200 ? resolve() : reject(new Error(`${path} was answered ${String(status)}`)),
            onResponseError: (_, error) => reject(error),
          },
        );
      }),
    close: () => pool.close(),
  };
}
