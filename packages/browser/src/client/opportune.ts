import type { Decision, Domain } from '@opportune/core';
import { Observable } from 'rxjs';

import { globalPrivacyControl } from '../consent/globalPrivacyControl.ts';
import type { Verdict } from '../consent/verdict.ts';
import { asked } from '../decide/asked.ts';
import { decider } from '../decide/decider.ts';
import { strategyHome } from '../decide/strategyHome.ts';
import { sender } from '../send/sender.ts';
import { tabs, type Tabs, type Word } from '../tabs/tabs.ts';
import type { Client, Taken } from './client.ts';
import type { ClientOptions } from './clientOptions.ts';
import { deviceClock } from './clock.ts';
import type { Draft, Question } from './draft.ts';
import type { AnyDomain, Emit } from './extension.ts';
import { fewIds } from './fewIds.ts';
import { randomId } from './randomId.ts';
import type { Trouble } from './trouble.ts';
import { visiting } from './visiting.ts';

/**
 * Puts a strategy to work in a page: collects what a visitor does, remembers it over pages and tabs, decides, and sends what happened to a server.
 * Before a verdict nothing is kept on the device and nothing leaves it.
 *
 * @example
 * ```ts no-run needs a page
 * import { opportune } from '@opportune/browser';
 *
 * const client = opportune({ consent: true, server: { url: 'https://decide.shop.example', key: 'write-key' } });
 * ```
 * @see docs/guide/browser.md
 * @public
 */
export function opportune<D extends Domain = AnyDomain>(options: ClientOptions = {}): Client<D> {
  const { server, clock = deviceClock(), name = 'opportune', purposes = {}, use = [] } = options;
  const target = new EventTarget();
  const emit: Emit = (kind, detail) => void target.dispatchEvent(new CustomEvent(kind, { detail }));
  const tell = (trouble: Trouble): void => emit('trouble', trouble);
  const decided = (decisions: readonly Decision[]): void => decisions.forEach((decision) => emit('decision', decision));
  // What an event leads to the server may have decided as well, under the same id.
  const madeHere = fewIds();

  // Nothing is put together for nobody.
  let isHeard = false;
  const decides = decider();
  const home = strategyHome({ decider: decides, visit: () => visit, began: (used) => emit('strategy', used) });

  const sends =
    server &&
    sender({
      server,
      clock,
      tell,
      decided: (decisions) => decided(decisions.filter(({ id }) => !madeHere.has(id))),
      name: `${name} sends`,
      memory: () => visit.memory(),
      mayGo: (event) => visit.mayGo(event),
    });
  const visit = visiting({
    name,
    clock,
    rules: { purposes, never: globalPrivacyControl() ? (options.privacyControl ?? ['marketing', 'sale']) : [] },
    decider: decides,
    sender: sends,
    tell,
    decided(decisions) {
      for (const { id } of decisions) madeHere.add(id);
      decided(decisions);
    },
    taken(answer, { input, now, step, before, result }) {
      if (isHeard) emit('taken', { answer, input, now, step, before, result });
    },
    changed: () => others.tell({ kind: 'changed' }),
  });

  const judge = async (verdict: Verdict): Promise<void> => {
    await visit.judge(verdict);
    sends?.look();
    home.renew();
    emit('verdict', verdict);
  };
  const hear = (word: Word): void => {
    if (word.kind === 'verdict') void judge(word.verdict);
    else if (word.kind === 'forgotten') visit.drop();
    else visit.look();
  };
  let others: Tabs = tabs(name, hear);

  const take = (type: string, properties: object = {}, becomes?: Draft['becomes']): Promise<Taken> => {
    const taken = visit.take({
      kind: 'event',
      id: randomId(),
      type,
      time: clock.now(),
      properties: { ...properties },
      ...(becomes && { becomes }),
    });
    // At once: what was made for another decides nothing any more.
    if (becomes !== undefined) home.renew();
    return taken;
  };

  const decide: Client<D>['decide'] = async (slots, context) => {
    const wanted = typeof slots === 'string' ? [slots] : slots;
    const question: Question = {
      kind: 'request',
      id: randomId(),
      ...(wanted && { slots: wanted }),
      ...(context && { context }),
    };
    if (options.strategy === undefined) return askServer(question);
    if (!decides.isReady) await decides.arrival;
    const elsewhere = decides.asked.filter((slot) => wanted?.includes(slot) ?? true);
    const here = wanted?.filter((slot) => !elsewhere.includes(slot));
    const [own, theirs] = await Promise.all([
      here?.length === 0 && elsewhere.length > 0
        ? undefined
        : visit.take({ ...question, ...(here && { slots: here }) }),
      elsewhere.length > 0 ? askServer({ ...question, id: randomId(), slots: elsewhere }) : [],
    ]);
    return [...(own?.decisions ?? []), ...theirs];
  };

  const askServer = async (question: Question): Promise<readonly Decision[]> => {
    const customer = await visit.customer();
    if (customer === undefined || server === undefined) return [];
    const decisions = await asked(server, { ...question, customer }, tell);
    decided(decisions);
    return decisions;
  };

  const away = (): void => {
    if (document.visibilityState === 'hidden') void sends?.flush();
  };
  // A page with an open channel is not put aside to be gone back to.
  const leave = (): void => {
    sends?.leave();
    others.close();
  };
  const back = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    others = tabs(name, hear);
    sends?.stay();
    visit.look();
  };
  document.addEventListener('visibilitychange', away);
  addEventListener('pagehide', leave);
  addEventListener('pageshow', back);

  const ends: (() => void)[] = [];
  const client: Client<D> = {
    track: (type, properties) => take(type, properties as object | undefined),
    identify: (customer, traits) => take('identified', traits, { customer, before: 'anonymousId' }),
    page: (title, properties) => take('page_viewed', { ...(title !== undefined && { name: title }), ...properties }),
    group: (group, traits) => take('group_joined', { ...traits, groupId: group }),
    alias: (customer) => take('aliased', {}, { customer, before: 'previousId' }),
    reset() {
      const done = visit.reset();
      home.renew();
      return done;
    },
    decide,
    outcome: (type, { id, channel }) => take(type, { decision: id, channel }),
    async consent(verdict) {
      others.tell({ kind: 'verdict', verdict });
      await judge(verdict);
    },
    async forget() {
      await visit.forget();
      others.tell({ kind: 'forgotten' });
    },
    flush: async () => sends?.flush(),
    decisions$: new Observable<Decision>((subscriber) => {
      const listener = (event: Event): void => subscriber.next((event as CustomEvent<Decision>).detail);
      target.addEventListener('decision', listener);
      return () => target.removeEventListener('decision', listener);
    }),
    addEventListener: (kind: string, listener: (event: never) => void, how?: AddEventListenerOptions) => {
      isHeard ||= kind === 'taken';
      target.addEventListener(kind, listener as (event: Event) => void, how);
    },
    removeEventListener: (kind: string, listener: (event: never) => void) =>
      target.removeEventListener(kind, listener as (event: Event) => void),
    get strategy() {
      return home.used;
    },
    stop() {
      for (const end of ends) end();
      document.removeEventListener('visibilitychange', away);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
      visit.stop();
      sends?.stop();
      others.close();
    },
  };

  // First of all: a database takes its time to open.
  if (options.consent !== undefined) void judge(options.consent);
  const { strategy } = options;
  if (strategy === undefined) decides.use(undefined);
  else if ('start' in strategy) {
    const flush = async (): Promise<void> => sends?.flush();
    ends.push(strategy.start({ ...home.part, tell, now: () => clock.now(), server, flush }));
  } else home.part.use(strategy, clock.now());
  for (const extend of use) {
    try {
      ends.push(extend(client as unknown as Client, emit));
    } catch (error) {
      tell({ code: 'EXTENSION_FAILED', message: String(error) });
    }
  }
  return client;
}
