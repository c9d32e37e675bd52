import type { OnesignalTrigger } from './onesignalOptions.ts';

const CHANNELS: readonly unknown[] = ['push', 'email', 'sms'];

/** Whether a trigger says what to set off. */
export function isOnesignalTrigger(trigger: OnesignalTrigger): boolean {
  if ('event' in trigger) return typeof trigger.event === 'string' && /^.{1,128}$/.test(trigger.event);
  return CHANNELS.includes(trigger.channel) && trigger.template !== '';
}
