import type { Clock, CustomerEvent, CustomerState, Decision, Instant } from '@opportune/core';

import { isAllowed, withAllowed, type Rules } from '../consent/allowed.ts';
import type { Verdict } from '../consent/verdict.ts';
import { adopting } from '../decide/adopted.ts';
import type { Decider } from '../decide/decider.ts';
import { identityCopy } from '../remember/identity.ts';
import { inRam } from '../remember/inRam.ts';
import type { Kept } from '../remember/kept.ts';
import type { Memory } from '../remember/memory.ts';
import { recognised } from '../remember/recognised.ts';
import { lostBy, remembering } from '../remember/remembering.ts';
import type { Sender } from '../send/sender.ts';
import { alarm } from './alarm.ts';
import { newcomer } from './become.ts';
import type { Taken, TakenIn } from './client.ts';
import type { Draft, Question } from './draft.ts';
import { holding, type Held } from './holding.ts';
import { latch } from './latch.ts';
import { inputOf, taking, waking, type Told, type Took } from './taking.ts';
import type { Trouble } from './trouble.ts';
import { turns } from './turns.ts';

/** What a visit needs. */
export interface Visiting {
  readonly name: string;
  readonly clock: Clock;
  readonly rules: Rules;
  readonly decider: Decider;
  readonly sender: Sender | undefined;
  readonly tell: (trouble: Trouble) => void;
  readonly decided: (decisions: readonly Decision[]) => void;
  readonly taken: (answer: TakenIn['answer'], took: Told) => void;
  /** Something was written that other tabs may want to know of. */
  readonly changed: () => void;
}

/** Who is in the page, from the first event to the last. */
export interface Visit {
  take(asked: Draft | Question): Promise<Taken>;
  judge(verdict: Verdict): Promise<void>;
  /** Whether the visitor allows by now that this is sent. */
  mayGo(event: CustomerEvent): boolean;
  /** Resolves with the customer as soon as there is a verdict; undefined where nothing may be sent. */
  customer(): Promise<string | undefined>;
  memory(): Promise<Memory>;
  /** The same, once something may be kept. */
  lasting(): Promise<Memory>;
  reset(): Promise<void>;
  forget(): Promise<void>;
  /** Decides nothing until a strategy comes, which learns of what happens meanwhile. */
  hold(): void;
  /** Goes on from what a server has sent of the customer. */
  adopt(state: CustomerState): Promise<void>;
  /** Another tab has written, or has forgotten. */
  look(): void;
  drop(): void;
  stop(): void;
}

export function visiting(given: Visiting): Visit {
  const { name, clock, rules, decider, sender, tell, decided, taken, changed } = given;
  let verdict: Verdict | undefined;
  let memory: Promise<Memory> = Promise.resolve(inRam(lostBy(tell)));
  const held = holding(tell);
  // Of what the state does not know yet, because nothing has decided so far.
  let late: Held[] = [];
  const copy = identityCopy(name);
  // Who it was the last time that somebody looked.
  let known: Kept | undefined;
  let stopped = false;
  const firstVerdict = latch();
  const firstYes = latch();

  const inTurn = turns();
  const failed = (error: unknown): void => tell({ code: 'MEMORY_FAILED', message: String(error) });

  const timer = alarm(clock, () => void wake().catch(failed));
  // When that is, as far as this tab knows.
  let due: Instant | undefined;
  const wakeAt = (instant: Instant | undefined): void => {
    due = instant;
    timer.set(instant);
  };

  const wake = (): Promise<void> =>
    inTurn(async () => {
      const { step } = decider;
      if (step === undefined || stopped) return;
      const took = await (await memory).update(waking(clock.now(), step));
      if (took === undefined) return;
      taken('kept', took);
      tellOf(took);
    });

  const tellOf = ({ result, wakeAt: instant }: Took): void => {
    for (const { code, path, message } of result?.faults ?? []) {
      tell({ code: 'INPUT_FAULTY', message: `${code} at ${path || '/'}: ${message}` });
    }
    wakeAt(instant);
    if (result !== undefined && result.decisions.length > 0) decided(result.decisions);
  };

  const takeIn = async (asked: Draft | Question, now: Instant, sends: boolean): Promise<Took> => {
    if (!decider.isReady) late.push([asked, now]);
    const allowed = withAllowed(asked, verdict, rules);
    const took = await (await memory).update(taking(allowed, now, decider.step, sends));
    know(took.kept);
    if (sends) sender?.look();
    taken(verdict === undefined ? 'held' : 'kept', took);
    return took;
  };

  const know = (kept: Kept): void => {
    known = kept;
    if (verdict !== undefined && verdict !== false) copy.keep(kept);
  };

  /** At once, because the page may end before it is in the outbox. */
  const expect = (asked: Draft | Question): void => {
    if (asked.kind !== 'event' || known === undefined) return;
    const { input } = inputOf(withAllowed(asked, verdict, rules), known);
    sender?.expect(input as CustomerEvent);
  };

  const take = async (asked: Draft | Question): Promise<Taken> => {
    // An event goes out whether or not it is known yet what decides; a question is worth nothing without.
    if (asked.kind === 'request' && !decider.isReady) await decider.arrival;
    const now = clock.now();
    if (verdict !== undefined && !isAllowed(asked, verdict, rules)) {
      taken('refused', { input: { ...asked, customer: known?.customer ?? '' }, now });
      return { answer: 'refused', decisions: [] };
    }
    const isHeld = verdict === undefined;
    if (isHeld) held.add(asked, now);
    else if (verdict !== false) expect(asked);
    try {
      return await inTurn(async () => {
        const sends = sender !== undefined && !isHeld && verdict !== false;
        const took = await takeIn(asked, now, sends);
        tellOf(took);
        if (!isHeld) changed();
        return { answer: isHeld ? 'held' : 'kept', decisions: took.result?.decisions ?? [] };
      });
    } catch (error) {
      failed(error);
      return { answer: 'failed', decisions: [] };
    }
  };

  /** From the page into what lasts: what was held happens again, as of when it happened. */
  const settle = async (said: Verdict, waiting: readonly Held[]): Promise<void> => {
    // It was taken back before it had its turn.
    if (verdict === false) return;
    late = [];
    const ram = await memory;
    const who = await ram.update((kept) => ({ kept, value: kept }));
    memory = remembering(name, tell);
    firstYes.open();
    const { visitor } = who ?? known ?? newcomer();
    const found = await recognised(await memory, { visitor, customer: visitor });
    know(found);
    wakeAt(found.wakeAt);
    for (const [asked, now] of waiting) {
      if (isAllowed(asked, said, rules)) wakeAt((await takeIn(asked, now, sender !== undefined)).wakeAt);
    }
  };

  const catchUp = async (): Promise<void> => {
    for (const [asked, now] of late.splice(0)) tellOf(await takeIn(asked, now, false));
    // What was due while nothing decided is due now.
    timer.set(due);
  };

  const readWake = async (): Promise<void> => {
    wakeAt(await (await memory).update((kept) => ({ kept, value: kept?.wakeAt })));
  };

  /** Who was forgotten is not to be told of any more. */
  const drop = (): void => {
    held.take();
    late = [];
    known = undefined;
    sender?.forget();
  };

  const empty = async (): Promise<void> => {
    drop();
    copy.clear();
    wakeAt(undefined);
    await (await memory).clear();
  };

  const catchUpOnArrival = (): void => void decider.arrival.then(() => inTurn(catchUp)).catch(failed);
  catchUpOnArrival();

  return {
    take,
    judge(said) {
      const [before, waiting] = [verdict, held.take()];
      // At once: what is asked for from now on comes after it, what was asked for before has its turn before it.
      verdict = said;
      // Until the database has said who it is.
      if (said !== false) known ??= copy.recall() ?? newcomer();
      firstVerdict.open();
      return inTurn(async () => {
        if (said !== false) return before === undefined || before === false ? settle(said, waiting) : undefined;
        // What was kept before is not allowed any more.
        await empty();
        const kept = await memory;
        memory = Promise.resolve(inRam(lostBy(tell)));
        kept.close();
      }).catch(failed);
    },
    mayGo: (event) => verdict !== undefined && isAllowed(event, verdict, rules),
    async customer() {
      await firstVerdict.opened;
      if (verdict === false) return undefined;
      return inTurn(async () => (await recognised(await memory, newcomer())).customer);
    },
    memory: () => memory,
    lasting: () => firstYes.opened.then(() => memory),
    reset: () =>
      inTurn(async () => {
        wakeAt(undefined);
        held.take();
        late = [];
        const next = newcomer();
        know(next);
        await (await memory).update(() => ({ kept: next, value: undefined }));
        changed();
      }).catch(failed),
    forget: () => inTurn(empty).catch(failed),
    hold() {
      if (!decider.isReady) return;
      decider.hold();
      catchUpOnArrival();
    },
    adopt: (state) =>
      inTurn(async () => {
        await (await memory).update(adopting(state, clock.now()));
        await readWake();
      }).catch(failed),
    look() {
      if (verdict === undefined || verdict === false) return;
      sender?.look();
      void inTurn(readWake).catch(failed);
    },
    drop,
    stop() {
      stopped = true;
      timer.stop();
      void memory.then((kept) => kept.close());
    },
  };
}
