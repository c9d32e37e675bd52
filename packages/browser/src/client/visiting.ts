import type { CustomerEvent, Instant } from '@opportune/core';

import { isAllowed, withAllowed } from '../consent/allowed.ts';
import type { Verdict } from '../consent/verdict.ts';
import { adopting } from '../decide/adopted.ts';
import { identityCopy } from '../remember/identity.ts';
import { inRam } from '../remember/inRam.ts';
import type { Kept } from '../remember/kept.ts';
import type { Memory } from '../remember/memory.ts';
import { recognised } from '../remember/recognised.ts';
import { lostBy, remembering } from '../remember/remembering.ts';
import { alarm } from './alarm.ts';
import { newcomer } from './become.ts';
import type { Taken } from './client.ts';
import type { Draft, Question } from './draft.ts';
import { holding, type Held } from './holding.ts';
import { latch } from './latch.ts';
import { inputOf, taking, waking, type Took } from './taking.ts';
import { turns } from './turns.ts';
import type { Visit, Visiting } from './visit.ts';

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
      // No rule of the page listens to events: it is sent all the same.
      if (path === '/kind') continue;
      tell({ code: 'INPUT_FAULTY', message: `${code} at ${path || '/'}: ${message}` });
    }
    timer.set(instant);
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
    timer.set(found.wakeAt);
    for (const [asked, now] of waiting) {
      if (isAllowed(asked, said, rules)) timer.set((await takeIn(asked, now, sender !== undefined)).wakeAt);
    }
  };

  const catchUp = async (): Promise<void> => {
    for (const [asked, now] of late.splice(0)) tellOf(await takeIn(asked, now, false));
    timer.again();
  };

  const readWake = async (): Promise<void> => {
    timer.set(await (await memory).update((kept) => ({ kept, value: kept?.wakeAt })));
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
    timer.set(undefined);
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
        timer.set(undefined);
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
