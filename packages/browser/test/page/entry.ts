import {
  campaign,
  clicks,
  exitIntent,
  fetched,
  forms,
  opportune,
  pageViews,
  residualFrom,
  scrollDepth,
  slots,
  timeOnPage,
  visibility,
  type Client,
  type ClientOptions,
  type Extension,
  type Trouble,
} from '@opportune/browser';
import { slotElement } from '@opportune/browser/element';
import { allocate, allocateRule, hashRule, loader, type Decision, type Step } from '@opportune/core';

import { load, shop } from './strategy.ts';

/** What a test says of the page, in its address or before its scripts. */
export interface Told {
  readonly consent?: boolean | Record<string, boolean>;
  readonly server?: boolean;
  /** `inline`, from a URL, what the server makes for whoever it is, the server's decisions, or one without a rule that listens to events. */
  readonly strategy?: 'inline' | 'fetched' | 'residual' | 'server' | 'unheard';
  readonly integrity?: string;
  readonly every?: number;
  readonly use?: readonly string[];
  readonly budget?: number;
  readonly purposes?: ClientOptions['purposes'];
  /** Whether every step is written down. */
  readonly records?: boolean;
}

/** What a step was given and what state it gave, as JSON. */
export type Stepped = readonly [before: string | undefined, input: string, now: number, after: string];

const EXTENSIONS: Readonly<Record<string, () => Extension>> = {
  campaign,
  clicks,
  exitIntent,
  forms: () => forms({ fields: { order: ['size', 'secret'] } }),
  pageViews,
  scrollDepth: () => scrollDepth([50, 90]),
  slotElement: () => slotElement({ budget: told.budget ?? 20_000 }),
  slots: () => slots({ budget: told.budget ?? 20_000 }),
  timeOnPage: () => timeOnPage([300]),
  visibility,
};

declare global {
  interface Window {
    told?: Told;
    client: Client;
    decisions: Decision[];
    troubles: Trouble[];
    steps: Stepped[];
    /** Makes the client, at the beginning and whenever a test has stopped it. */
    begin: () => void;
  }
}

// What the test says is in the window's name, which outlives navigation, unlike anything that would be remembered.
const told: Told = window.told ?? (JSON.parse(window.name || '{}') as Told);
const strategy = {
  inline: () => (told.records === true ? recorded(load(shop())) : load(shop())),
  fetched: () =>
    fetched({
      url: '/strategy.json',
      compile: load,
      ...(told.integrity && { integrity: told.integrity }),
      ...(told.every && { every: told.every }),
    }),
  residual: () => residualFrom({ compile: load }),
  server: () => undefined,
  unheard: () =>
    loader([allocateRule, hashRule])({
      id: 'unheard',
      version: '1',
      actions: [{ id: 'hello', channel: 'web' }],
      funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
    }),
}[told.strategy ?? 'inline']();

function recorded(step: Step): Step {
  window.steps = [];
  return new Proxy(step, {
    apply(target, _, [before, input, now]: Parameters<Step>) {
      const result = target(before, input, now);
      const json = before === undefined ? undefined : JSON.stringify(before);
      window.steps.push([json, JSON.stringify(input), now, JSON.stringify(result.state)]);
      return result;
    },
  });
}

window.decisions = [];
window.troubles = [];
window.begin = () => {
  window.client = opportune({
    ...(strategy && { strategy }),
    ...(told.consent !== undefined && { consent: told.consent }),
    ...(told.server !== false && { server: { url: location.origin, key: 'page-key' } }),
    ...(told.purposes && { purposes: told.purposes }),
    use: [
      (client) => {
        client.addEventListener('trouble', ({ detail }) => window.troubles.push(detail));
        client.decisions$.subscribe((decision) => window.decisions.push(decision));
        return () => undefined;
      },
      ...(told.use ?? []).map((name) => EXTENSIONS[name]!()),
    ],
  });
};
window.begin();
