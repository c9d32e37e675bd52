import type { CustomerEvent } from '@opportune/core';

import { isAllowed, withAllowed } from '../consent/allowed.ts';
import type { Verdict } from '../consent/verdict.ts';
import { adopting } from '../decide/adopted.ts';
import { identityCopy } from '../remember/identity.ts';
import { inRam } from '../remember/inRam.ts';
import type { Kept } from '../remember/kept.ts';
import type { Memory } from '../remember/memory.ts';
import { recognising } from '../remember/recognising.ts';
import { lostBy, remembering } from '../remember/remembering.ts';
import { alarm } from './alarm.ts';
import { newcomer } from './become.ts';
import type { Taken } from './client.ts';
import type { Draft, Question } from './draft.ts';
import { holding, type Held } from './holding.ts';
import { isDueIn } from './isDueIn.ts';
import { latch } from './latch.ts';
import { inputOf, taking, waking, type Took } from './taking.ts';
import type { Visit, Visiting } from './visit.ts';

/** What is asked of the memory it does in the order in which it is asked. */
export function visiting(given: Visiting): Visit {
  const { name, clock, rules, decider, sender, tell, decided, taken, changed } = given;
  let verdict: Verdict | undefined;
  let memory: Memory = inRam(lostBy(tell));
  const held = holding(tell);
  // Of what the state does not know yet, because nothing has decided so far; each with whose it is.
  let late: (readonly [...Held, visitor: string])[] = [];
  const copy = identityCopy(name);
  // Who it was the last time that somebody looked.
  let known: (() => Kept) | undefined;
  let stopped = false;
  const firstVerdict = latch();
  const firstYes = latch();

  const failed = (error: unknown): void => tell({ code: 'MEMORY_FAILED', message: String(error) });

  const timer = alarm(clock, () => void wake().catch(failed));

  const wake = async (): Promise<void> => {
    if (decider.step === undefined || stopped) return;
    // Nobody hands the pen on for nothing.
    if (!(await isDueIn(memory, clock.now(), timer.set))) return;
    await memory.update(waking(clock.now(), decider), (took) => {
      if (took === undefined) return;
      taken('kept', took);
      tellOf(took);
    });
  };

  const tellOf = ({ result, wakeAt: instant }: Took): void => {
    for (const { code, path, message } of result?.faults ?? []) {
      // No rule of the page listens to events: it is sent all the same.
      if (path === '/kind') continue;
      tell({ code: 'INPUT_FAULTY', message: `${code} at ${path || '/'}: ${message}` });
    }
    timer.set(instant);
    if (result !== undefined && result.decisions.length > 0) decided(result.decisions);
  };

  /** `of` is for whom alone it is meant, where somebody else may be there by now. */
  const takeIn = async ([asked, now]: Held, sends: boolean, made: (took: Took) => void, of?: string): Promise<void> => {
    const take = taking(withAllowed(asked, verdict, rules), now, decider, sends);
    const answer = verdict === undefined ? 'held' : 'kept';
    let isNews = asked.kind === 'event';
    await memory.update<Took | undefined>(
      (found) => {
        if (of !== undefined && found?.visitor !== of) return { kept: found, value: undefined };
        const change = take(found);
        isNews ||= change.value.wakeAt !== found?.wakeAt;
        if (!decider.isReady) late.push([asked, now, change.value.kept.visitor]);
        return change;
      },
      (took) => {
        if (took === undefined) return;
        know(took.kept);
        taken(answer, took);
        made(took);
      },
    );
    if (sends && asked.kind === 'event') sender?.look();
    // Of a question, other tabs need to know only that there is another time to wake.
    if (isNews && verdict !== undefined) changed();
  };

  const know = (kept: Kept): void => {
    known = () => kept;
    if (verdict !== undefined && verdict !== false) copy.keep(kept);
  };

  const unknow = (): void => {
    known = undefined;
    copy.clear();
  };

  /** At once, because the page may end before it is in the outbox. */
  const expect = (asked: Draft | Question): void => {
    const [who, allowed] = [known, withAllowed(asked, verdict, rules)];
    if (allowed.kind !== 'event' || who === undefined) return;
    sender?.expect(allowed.id, () => inputOf(allowed, who()).input as CustomerEvent);
  };

  const take = async (asked: Draft | Question): Promise<Taken> => {
    // An event goes out whether or not it is known yet what decides; a question is worth nothing without.
    if (asked.kind === 'request' && !decider.isReady) await decider.arrival;
    const now = clock.now();
    if (verdict !== undefined && !isAllowed(asked, verdict, rules)) {
      taken('refused', { input: { ...asked, customer: known?.().customer ?? '' }, now });
      return { answer: 'refused', decisions: [] };
    }
    const isHeld = verdict === undefined;
    if (isHeld) held.add(asked, now);
    else if (verdict !== false) expect(asked);
    return new Promise((resolve) => {
      let answer: Taken = { answer: isHeld ? 'held' : 'kept', decisions: [] };
      const made = (took: Took): void => {
        tellOf(took);
        answer = { ...answer, decisions: took.result?.decisions ?? [] };
        // A decision is worth showing as soon as it is made; an event is kept when it is kept.
        if (asked.kind === 'request') resolve(answer);
      };
      takeIn([asked, now], sender !== undefined && !isHeld && verdict !== false, made).then(
        () => resolve(answer),
        (error: unknown) => {
          failed(error);
          resolve({ answer: 'failed', decisions: [] });
        },
      );
    });
  };

  /** From the page into what lasts: what was held happens again, as of when it happened. */
  const settle = async (said: Verdict, waiting: readonly Held[]): Promise<void> => {
    late = [];
    memory = remembering(name, tell);
    firstYes.open();
    // Until the database has said who it is; to read the copy takes milliseconds, and hardly anybody needs it.
    const who = (known ??= () => copy.recall(newcomer));
    const recognised = recognising(() => newcomer(who().visitor));
    await Promise.all([
      memory.update(recognised, (found) => {
        know(found);
        timer.set(found.wakeAt);
      }),
      ...waiting
        .filter(([asked]) => isAllowed(asked, said, rules))
        .map((each) => takeIn(each, sender !== undefined, ({ wakeAt }) => timer.set(wakeAt))),
    ]);
  };

  const catchUp = async (): Promise<void> => {
    await Promise.all(late.splice(0).map(([asked, now, visitor]) => takeIn([asked, now], false, tellOf, visitor)));
    timer.again();
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
    unknow();
    timer.set(undefined);
    await memory.update(
      () => ({ kept: undefined, empties: true, value: undefined }),
      // What was on its way has been there in the meantime.
      unknow,
    );
  };

  /** What was kept before is not allowed any more. */
  const refuse = async (): Promise<void> => {
    const lasting = memory;
    const emptied = empty();
    memory = inRam(lostBy(tell));
    await emptied;
    lasting.close();
  };

  const catchUpOnArrival = (): void => void decider.arrival.then(catchUp).catch(failed);
  catchUpOnArrival();

  return {
    take,
    judge(said) {
      const [before, waiting] = [verdict, held.take()];
      verdict = said;
      firstVerdict.open();
      if (said !== false && before) return Promise.resolve();
      return (said === false ? refuse() : settle(said, waiting)).catch(failed);
    },
    mayGo: (event) => verdict !== undefined && isAllowed(event, verdict, rules),
    async customer() {
      await firstVerdict.opened;
      return verdict === false ? undefined : (await memory.update(recognising(newcomer))).customer;
    },
    memory: () => memory,
    lasting: () => firstYes.opened.then(() => memory),
    reset() {
      // Who it was until now, or else the copy would say that it has been the next all along.
      known?.();
      const next = newcomer();
      timer.set(undefined);
      held.take();
      late = [];
      know(next);
      return memory.update(() => ({ kept: next, value: next }), know).then(changed, failed);
    },
    forget: () => empty().catch(failed),
    hold() {
      if (!decider.isReady) return;
      decider.hold();
      catchUpOnArrival();
    },
    adopt: (state) => memory.update(adopting(state, clock.now()), timer.set).then(() => undefined, failed),
    look() {
      if (verdict === undefined || verdict === false) return;
      sender?.look();
      memory.look((kept) => timer.set(kept?.wakeAt)).catch(failed);
    },
    drop,
    stop() {
      stopped = true;
      timer.stop();
      memory.close();
    },
  };
}
