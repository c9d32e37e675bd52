import { hours, minutes, type Instant } from '@opportune/core';

import { BOUNCED, CLICKED, COMPLAINED, OPENED, UNSUBSCRIBED } from '../shop/rates.ts';
import { Dice } from '../simulation/chance.ts';

/** An e-mail that has gone out. */
export interface Message {
  /** Unique: what becomes of it is drawn from it. */
  readonly key: string;
  readonly customer: string;
  readonly at: Instant;
  /** The decision that led to it; a promotion of the platform's own has none. */
  readonly decision?: string;
}

/** Something that became of a message. */
export interface Happened {
  readonly topic: 'received' | 'opened' | 'clicked' | 'bounced' | 'unsubscribed' | 'complained';
  readonly at: Instant;
  readonly message: Message;
}

/** What its recipient does with a message, in the order of time. Always the same for the same message. */
export function fateOf(seed: number, message: Message): readonly Happened[] {
  const dice = new Dice(seed, 'message', message.key);
  const happened: Happened[] = [];
  const happens = (topic: Happened['topic'], at: Instant): void =>
    void happened.push({ topic, at: Math.round(at), message });
  const received = message.at + minutes(dice.between('delay', 1, 4));
  if (dice.happens('bounced', BOUNCED)) {
    happens('bounced', received);
    return happened;
  }
  happens('received', received);
  if (dice.happens('complained', COMPLAINED)) happens('complained', received + minutes(5));
  if (!dice.happens('opened', OPENED)) return happened;
  // Half of them within an hour.
  const opened = received + Math.min(hours(36), hours(1) * dice.logNormal('opened', 0, 1.3));
  happens('opened', opened);
  if (dice.happens('clicked', CLICKED / OPENED)) happens('clicked', opened + minutes(dice.between('read', 0.2, 2)));
  else if (dice.happens('unsubscribed', UNSUBSCRIBED / OPENED)) happens('unsubscribed', opened + minutes(1));
  return happened;
}
