import { sentenceOn, type CustomerEvent, type Decision, type Instant, type StepResult } from '@opportune/core';
import type { Signal } from '@opportune/node';
import type { Colors } from 'picocolors/types';

import { productOf } from '../catalogue.ts';
import { euros } from '../euros.ts';

/** How what the server sees is told. */
export interface Telling {
  readonly colors: Pick<Colors, 'bold' | 'dim' | 'green' | 'cyan' | 'yellow' | 'red'>;
  readonly linkOf: (decision: Decision) => string;
  /** Whole seconds of the day are shown; tests have no clock on the wall. */
  readonly timeOf: (now: Instant) => string;
}

/** What a signal of the server means for the story, as lines; none where it adds nothing. */
export function story(signal: Signal, now: Instant, { colors, linkOf, timeOf }: Telling): readonly string[] {
  const { bold, dim, green, cyan, yellow, red } = colors;
  const line = (customer: string, text: string): string =>
    `  ${dim(timeOf(now))}  ${whoIs(customer).padEnd(WIDTH)} ${text}`;
  const beneath = (text: string): string => `${' '.repeat(INDENT)}${text}`;

  if (signal.kind === 'receipt') {
    const { decision, receipt, took, attempt } = signal;
    const { subject = decision.action, text } = (decision.content ?? {}) as { subject?: string; text?: string };
    if (receipt.status === 'failed')
      return [line(decision.customer, red(`✉ not sent at try ${String(attempt)}: ${receipt.detail ?? 'no reason'}`))];
    return [
      line(
        decision.customer,
        `${green(`✉ ${bold(subject)}`)} ${dim(`${receipt.status} by the platform in ${took.toFixed(0)} ms`)}`,
      ),
      ...(text === undefined ? [] : [beneath(dim(text))]),
      // As far to the left as can be: it is long.
      `  ${cyan(linkOf(decision))}`,
    ];
  }
  if (signal.kind === 'circuit') return [line('', yellow(`the circuit of ${signal.channel} is ${signal.state}`))];
  if (signal.kind !== 'result' || signal.answer !== 'committed') return [];
  const { input, step } = signal;
  const lost = (step?.dropped ?? []).map((fate) => beneath(yellow(`– ${sentenceOn(fate)}`)));
  const chosen = (step?.decisions ?? []).map((decision) => beneath(green(`– ${sentenceOn(decision)}`)));
  if (input.kind === 'wakeUp') {
    const fired = (step?.fired ?? []).map(({ name }) => line(input.customer, `time has passed: ${bold(name)}`));
    return fired.length === 0 ? [] : [...fired, ...chosen, ...lost];
  }
  if (input.kind !== undefined && input.kind !== 'event') return [];
  const event = input as CustomerEvent;
  const text = SENTENCES[event.type]?.(event, step);
  return text === undefined ? [] : [line(event.customer, text), ...chosen, ...lost];
}

const WIDTH = 12;
/** Under the text of a line: two blanks, the time, two blanks, who it is, a blank. */
const INDENT = 2 + 8 + 2 + WIDTH + 1;

type Sentence = (event: CustomerEvent, step: StepResult | undefined) => string | undefined;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  registered: () => 'is a customer, and wants our letters',
  campaign_entered: ({ properties }) => `came by a link in the letter ${String(properties['campaign'])}`,
  identified: ({ customer, properties }) =>
    `is who was ${whoIs(String(properties['anonymousId']))} until now: ${customer}`,
  page_viewed: ({ properties }) => `is at ${String(properties['path'])}`,
  product_viewed: ({ properties }) =>
    `looks at the ${nameOf(properties['sku'])}, ${euros(Number(properties['price']))}`,
  cart_updated: ({ properties }) =>
    Number(properties['items']) === 0
      ? 'has an empty cart'
      : `has ${things(properties['items'])} in the cart, ${euros(Number(properties['total']))}`,
  purchase: ({ properties }) => `has ordered ${things(properties['items'])} for ${euros(Number(properties['total']))}`,
  // From page to page they leave one as well; it matters where something is due then.
  page_hidden: ({ time }, step) =>
    step?.wakeAt === undefined
      ? undefined
      : `has left with something in the cart: a reminder in ${String(Math.round((step.wakeAt - time) / 1_000))} s, unless they come back`,
  page_shown: () => 'is back on the page',
  impression: ({ properties }) => `has seen what the page chose for its ${String(properties['channel'])}`,
  click: ({ properties }) => `has clicked what the page chose for its ${String(properties['channel'])}`,
  dismissal: ({ properties }) => `does not want what the page chose for its ${String(properties['channel'])}`,
};

/** A visitor's id is made up, and too long to be read. */
const whoIs = (customer: string): string =>
  /^[0-9a-f]{32}$/.test(customer) ? `visitor ${customer.slice(0, 4)}` : customer;
const nameOf = (sku: unknown): string => productOf(String(sku))?.name ?? String(sku);
const things = (items: unknown): string => (items === 1 ? 'one thing' : `${String(items)} things`);
