import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** A browser, spoken to by the DevTools protocol over a pipe. */
export interface DevTools {
  send<T>(method: string, params?: object, session?: string): Promise<T>;
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * Starts a browser and asks of it nothing but what is sent. Who automates browsers has each tell of all that happens in it, where from in the script too, and that alone makes
 * a script that runs for the first time twice as slow.
 *
 * @see https://chromedevtools.github.io/devtools-protocol/
 */
export function devTools(program: string, args: readonly string[]): DevTools {
  const child = spawn(program, [...args, '--remote-debugging-pipe'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const asked = new Map<number, (message: Message) => void>();
  let unread = '';
  from.setEncoding('utf8');
  from.on('data', (text: string) => {
    const texts = (unread + text).split('\0');
    unread = texts.pop()!;
    for (const each of texts) {
      const message = JSON.parse(each) as Message;
      if (message.id !== undefined) asked.get(message.id)?.(message);
    }
  });
  child.on('exit', () => {
    for (const answer of asked.values()) answer({ error: { message: 'the browser has ended' } });
  });
  let last = 0;
  const send: DevTools['send'] = (method, params = {}, session) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      asked.set(id, ({ result, error }) => {
        asked.delete(id);
        if (error === undefined) resolve(result as never);
        else reject(new Error(`${method}: ${error.message}`));
      });
      to.write(`${JSON.stringify({ id, method, params, ...(session !== undefined && { sessionId: session }) })}\0`);
    });
  return {
    send,
    async close() {
      const ended = once(child, 'exit');
      await send('Browser.close');
      await ended;
    },
  };
}
