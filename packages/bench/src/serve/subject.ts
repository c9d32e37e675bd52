/** One way to answer requests. */
export interface Subject {
  /** Posts a body and gives the text of the answer. */
  readonly ask: (path: string, body: unknown) => Promise<string>;
}

export const KEY = 'key-of-the-benchmark';

/** Asks a function from request to response as a client would. */
export const asking = (fetch: (request: Request) => Response | Promise<Response>): Subject => ({
  ask: async (path, body) => {
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
    const text = JSON.stringify(body);
    const length = String(Buffer.byteLength(text));
    const response = await fetch(
      new Request(`http://localhost${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-length': length },
        body: text,
      }),
    );
    return response.text();
  },
});
