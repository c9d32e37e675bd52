import { listen } from '../collect/listen.ts';
import { tabs, type Tabs } from './tabs.ts';

/** Each time that a tab comes to write, another. */
export type Turn = object;

/** The right to write, which one tab of an origin has at a time. */
export interface Pen {
  /** Writes once it is this tab's turn; at once where it is. As long as the turn is the same, nobody else can have written. */
  write(run: (turn: Turn) => Promise<void>): Promise<void>;
  /** Undefined where it is not this tab's. */
  readonly turn: Turn | undefined;
  /** Hands it on for good. */
  close(): void;
}

/**
 * A Web Lock that a tab keeps while it is looked at, until another asks for it. A tab that nobody sees hands it on as soon as it has written, and one that
 * is put aside at once: nobody waits for a tab that does not run. The lock of a tab that dies is free. Where there are no locks, each writing is a turn.
 *
 * @see docs/decisions/0031-the-pen.md
 */
export function pen(name: string): Pen {
  // Not there where the page is no secure context.
  let locks: LockManager | undefined = navigator.locks as LockManager | undefined;
  let turn: Turn | undefined;
  let end: (() => void) | undefined;
  let asked: AbortController | undefined;
  let isWanted = false;
  let isAside = false;
  let writing = 0;
  let waiting: (() => void)[] = [];

  // Who has asked before this tab did has been served by the time that it is this tab's turn.
  const hear = (): void => {
    isWanted = turn !== undefined || asked !== undefined;
    rest();
  };
  let others: Tabs<'wanted'> = tabs(name, hear);

  const start = (): void => {
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  };

  const ask = (): void => {
    if (locks === undefined) return start();
    if (turn !== undefined || asked !== undefined || isAside) return;
    const { signal } = (asked = new AbortController());
    const got = (): Promise<void> =>
      new Promise((done) => {
        // It came as this tab was put aside.
        if (signal.aborted) return done();
        asked = undefined;
        turn = {};
        end = done;
        start();
        rest();
      });
    locks.request(name, { signal }, got).catch(() => {
      if (signal.aborted) return;
      // There, and refused: in a frame that may keep nothing, where nothing is shared with other tabs either.
      locks = undefined;
      start();
    });
    // Only now it is certain to stand in the queue: a browser may first look whether a page may have locks at all, and let others overtake it meanwhile.
    locks.query().then(tellOthers, () => undefined);
  };

  const tellOthers = (): void => {
    if (asked !== undefined) others.tell('wanted');
  };

  const handOn = (): void => {
    turn = undefined;
    isWanted = false;
    end?.();
  };

  /** Once nobody writes; a tab that is looked at keeps it at hand. */
  const rest = (): void => {
    if (turn === undefined || writing > 0) return;
    if (!isWanted && document.visibilityState === 'visible') return;
    handOn();
    if (waiting.length > 0) ask();
  };

  const aside = (): void => {
    isAside = true;
    asked?.abort();
    asked = undefined;
    handOn();
    // A page with an open channel is not put aside to be gone back to.
    others.close();
  };
  const back = (): void => {
    if (!isAside) return;
    isAside = false;
    others = tabs(name, hear);
    if (waiting.length > 0) ask();
  };
  const unheard = [
    listen(window, 'visibilitychange', rest),
    listen(window, 'pagehide', aside),
    listen(document, 'freeze', aside),
    listen(window, 'pageshow', back),
    listen(document, 'resume', back),
  ];
  if (document.visibilityState === 'visible') ask();

  return {
    write: (run) =>
      new Promise((resolve) => {
        waiting.push(() => {
          writing += 1;
          const done = run(turn ?? {}).finally(() => {
            writing -= 1;
            rest();
          });
          resolve(done);
        });
        if (turn !== undefined && !isWanted) start();
        else ask();
      }),
    get turn() {
      return turn;
    },
    close() {
      for (const end of unheard) end();
      aside();
      // What still waits is told that there is nothing any more to write to.
      locks = undefined;
      start();
    },
  };
}
