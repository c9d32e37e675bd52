import { isId } from '../internal/isId.ts';
import type { MailchimpTrigger } from './mailchimpOptions.ts';

/** What `isTriggerOfMailchimp` takes, in words. */
export const MAILCHIMP_TRIGGER: string = 'an event of 2 to 30 characters, or the numbers of a journey and a step';

/** Whether a trigger is one that Mailchimp takes: it refuses names of other lengths, and the numbers stand in an address. */
export function isTriggerOfMailchimp(trigger: MailchimpTrigger): boolean {
  if ('event' in trigger) return typeof trigger.event === 'string' && /^.{2,30}$/.test(trigger.event);
  return isId(trigger.journey) && isId(trigger.step);
}
