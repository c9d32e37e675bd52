import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { polluted } from '../../test/fuzz/birthright.ts';
import { orders } from '../../test/orders.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import { consentWord } from '../policies/consentWord.ts';
import { hasConsent, type Consents } from './consent.ts';

/** Every key is asked for. */
const ALL = { has: () => true } as unknown as ReadonlySet<string>;

const after = (events: readonly CustomerEvent[]): Consents =>
  events.reduce<Consents>((consents, each) => consentWord(consents, each, ALL), {});
const isGranted = (...events: readonly CustomerEvent[]): boolean => hasConsent(after(events), 'email', 'marketing');

const about = (type: string, time: number, purpose?: string): CustomerEvent =>
  event(type, time, purpose === undefined ? { channel: 'email' } : { channel: 'email', purpose });
const yes = (time: number, purpose?: string) => about('consent_granted', time, purpose);
const no = (time: number, purpose?: string) => about('consent_withdrawn', time, purpose);

describe('consent on record', () => {
  it.each<[string, readonly CustomerEvent[], boolean]>([
    ['no word is a no', [], false],
    ['a yes for the purpose', [yes(1, 'marketing')], true],
    ['a yes for the channel', [yes(1)], true],
    ['a yes for another purpose', [yes(1, 'service')], false],
    ['a no after a yes', [yes(1, 'marketing'), no(2, 'marketing')], false],
    ['a yes after a no', [no(1, 'marketing'), yes(2, 'marketing')], true],
    ['a no for the channel after a yes for the purpose', [yes(1, 'marketing'), no(2)], false],
    ['a yes for the purpose after a no for the channel', [no(1), yes(2, 'marketing')], true],
    ['a no for the purpose after a yes for the channel', [yes(1), no(2, 'marketing')], false],
    ['a yes for the channel after a no for the purpose', [no(1, 'marketing'), yes(2)], true],
    ['a no at the same time, about the same', [yes(1, 'marketing'), no(1, 'marketing')], false],
    ['a no at the same time, about the channel', [yes(1, 'marketing'), no(1)], false],
    ['a no at the same time, about the purpose', [yes(1), no(1, 'marketing')], false],
    ['an unsubscribe', [yes(1, 'marketing'), about('unsubscribe', 2)], false],
    ['an unsubscribe that names a purpose', [yes(1, 'marketing'), about('unsubscribe', 2, 'service')], false],
    ['a complaint', [yes(1), about('complaint', 2)], false],
    ['a complaint that names a purpose', [yes(1), about('complaint', 2, 'service')], false],
    ['a no for another channel', [yes(1), event('unsubscribe', 2, { channel: 'sms' })], true],
    ['a no without a channel', [yes(1), event('unsubscribe', 2)], true],
    ['a no on a channel that is no text', [yes(1), event('unsubscribe', 2, { channel: 5 })], true],
    ['another event', [yes(1), about('click', 2)], true],
    ['an event named like something that objects have by birth', [yes(1), about('constructor', 2)], true],
  ])('P4 %s', (_, events, granted) => {
    for (const order of orders(events)) expect(isGranted(...order)).toBe(granted);
  });

  it('keeps what is asked for and nothing else', () => {
    const kept = new Set(['email/marketing']);

    expect(consentWord({}, yes(1, 'marketing'), kept)).toEqual({
      'email/marketing': { granted: true, at: 1 },
    });
    expect(consentWord({}, yes(1), kept)).toEqual({});
    expect(consentWord({}, yes(1, 'service'), kept)).toEqual({});
  });

  it('P4 remembers who has said it, as long as a name is', () => {
    const by = (source: unknown): Consents => after([{ ...yes(1), source: source as string }]);

    expect(by('shop')).toEqual({ email: { granted: true, at: 1, source: 'shop' } });
    expect(by('s'.repeat(99))).toEqual({ email: { granted: true, at: 1, source: 's'.repeat(64) } });
    for (const nobody of ['', 5, null]) expect(by(nobody)).toEqual({ email: { granted: true, at: 1 } });
  });

  it('P4 of equal words at the same time that of the greater source stays, in whatever order they come', () => {
    const words = [yes(1), { ...yes(1), source: 'app' }, { ...yes(1), source: 'shop' }];

    for (const order of orders(words))
      expect(after(order)).toEqual({ email: { granted: true, at: 1, source: 'shop' } });
  });

  it('gives the same object where nothing is new', () => {
    const consents = after([yes(5, 'marketing')]);

    expect(consentWord(consents, no(4, 'marketing'), ALL)).toBe(consents);
    expect(consentWord(consents, about('click', 6), ALL)).toBe(consents);
  });

  it.each(['constructor', 'toString', '__proto__'])('P4 a channel may be called %s', (channel) => {
    const granted = after([event('consent_granted', 1, { channel })]);

    expect(hasConsent({}, channel, 'marketing')).toBe(false);
    expect(hasConsent(granted, channel, 'marketing')).toBe(true);
  });

  it('P4 a channel with a slash is not taken for a channel and a purpose', () => {
    const consents = after([event('consent_granted', 1, { channel: 'email/marketing' })]);

    expect(hasConsent(consents, 'email', 'marketing')).toBe(false);
    expect(hasConsent(consents, 'email/marketing', 'news')).toBe(true);
  });

  it('P4 reads no channel and no purpose that the event does not have itself', () => {
    const said = (): Consents => after([event('consent_granted', 1), about('consent_granted', 2)]);

    expect(polluted(['channel'], 'sms', said)).toEqual({ email: { granted: true, at: 2 } });
    expect(polluted(['purpose'], 'marketing', said)).toEqual({ email: { granted: true, at: 2 } });
  });
});
