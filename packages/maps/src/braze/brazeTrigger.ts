import type { BrazeTrigger } from './brazeOptions.ts';

/** What `isTriggerOfBraze` takes, in words. */
export const BRAZE_TRIGGER: string = 'one name or id of 1 to 255 characters';

const TRIGGERS = new Set(['event', 'campaign', 'canvas', 'transactional']);

/** Whether a trigger says one thing, and names it. */
export function isTriggerOfBraze(trigger: BrazeTrigger): boolean {
  const [one, ...others] = Object.entries<unknown>(trigger);
  if (one === undefined || others.length > 0) return false;
  const [kind, name] = one;
  return TRIGGERS.has(kind) && typeof name === 'string' && /^.{1,255}$/.test(name);
}
