import { isId } from '../internal/isId.ts';
import type { ActivecampaignTrigger } from './activecampaignOptions.ts';

/** What `isTriggerOfActivecampaign` takes, in words. */
export const ACTIVECAMPAIGN_TRIGGER: string = 'an event of 1 to 32 characters, or the number of an automation';

/** Whether a trigger is one that ActiveCampaign takes. */
export function isTriggerOfActivecampaign(trigger: ActivecampaignTrigger): boolean {
  if ('event' in trigger) return typeof trigger.event === 'string' && /^.{1,32}$/.test(trigger.event);
  return isId(trigger.automation);
}
