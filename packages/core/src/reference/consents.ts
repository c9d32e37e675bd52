import type { CustomerEvent } from '../events/customerEvent.ts';
import type { ConsentRecord, Consents } from '../profile/consent.ts';
import { own } from './own.ts';
import { policiesOf, type Plan } from './plan.ts';
import { escaped } from './pointer.ts';

/** What a word of consent is about: a purpose on a channel, or without one the whole channel. */
export const topic = (channel: string, purpose?: string): string =>
  purpose === undefined ? escaped(channel) : `${escaped(channel)}/${escaped(purpose)}`;

/** P8: what a word of suppression is about: a channel, or without one all. */
export const suppression = (channel = ''): string => `${escaped(channel)}//`;

/** The topics that the strategy asks for. */
export const topicsOf = (plan: Plan): readonly string[] =>
  policiesOf(plan).flatMap(({ policy }) => {
    if (policy.kind === 'consent') return [topic(policy.channel, policy.purpose), topic(policy.channel)];
    if (policy.kind !== 'suppress' || policy.list !== undefined) return [];
    const channels = policy.channel === undefined ? slotChannels(plan) : [policy.channel];
    return [suppression(), ...channels.map((channel) => suppression(channel))];
  });

const slotChannels = ({ funnel }: Plan): readonly string[] =>
  funnel.flatMap((stage) =>
    stage.kind === 'allocate' ? Object.values(stage.slots).map(({ channel }) => channel) : [],
  );

/** P4, P8: what was said last of each topic, after an event. */
export function consentsAfter(plan: Plan, consents: Consents, event: CustomerEvent): Consents {
  const topics = topicsOf(plan);
  const { source, time: at } = event;
  const isNamed = typeof source === 'string' && source !== '';
  return said(event)
    .filter(([about]) => topics.includes(about))
    .reduce((known, [about, granted]) => {
      const word = { granted, at, ...(isNamed ? { source: source.slice(0, 64) } : {}) };
      return { ...known, [about]: lastWord([own(known, about) as ConsentRecord | undefined, word])! };
    }, consents);
}

function said({ type, properties }: CustomerEvent): readonly (readonly [about: string, granted: boolean])[] {
  const [channel, purpose] = [own(properties, 'channel'), own(properties, 'purpose')];
  const isEverywhere = channel === undefined && ['suppressed', 'unsuppressed'].includes(type);
  if (isEverywhere) return [[suppression(), type === 'unsuppressed']];
  if (typeof channel !== 'string') return [];
  const words: (readonly [string, boolean])[] = [];
  if (['consent_granted', 'consent_withdrawn'].includes(type)) {
    words.push([topic(channel, typeof purpose === 'string' ? purpose : undefined), type === 'consent_granted']);
  }
  if (['unsubscribe', 'complaint'].includes(type)) words.push([topic(channel), false]);
  const isHard = type === 'bounce' && own(properties, 'permanent') === true;
  if (channel !== '' && (isHard || ['complaint', 'suppressed', 'unsuppressed'].includes(type))) {
    words.push([suppression(channel), type === 'unsuppressed']);
  }
  return words;
}

/** P4: is the last word on a purpose on a channel a yes? */
export const lastOn = (consents: Consents, ...topics: readonly string[]): ConsentRecord | undefined =>
  lastWord(topics.map((each) => own(consents, each) as ConsentRecord | undefined));

/** The latest; at the same time a no is stronger, and of equal words that of the greater source. */
export function lastWord(words: readonly (ConsentRecord | undefined)[]): ConsentRecord | undefined {
  const all = words.filter((word) => word !== undefined);
  const latest = Math.max(...all.map(({ at }) => at));
  const last = all.filter(({ at }) => at === latest);
  const strongest = last.some(({ granted }) => !granted) ? last.filter(({ granted }) => !granted) : last;
  return strongest.sort((a, b) => ((a.source ?? '') < (b.source ?? '') ? 1 : -1))[0];
}
