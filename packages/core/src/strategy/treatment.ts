import type { Action } from './action.ts';

/**
 * An action on one of its channels: what is a candidate.
 * @public
 */
export interface Treatment extends Omit<Action, 'channel'> {
  readonly channel: string;
}

/** An action on each of its channels, in the order of its list. */
export function treatmentsOf(action: Action): readonly Treatment[] {
  const { channel } = action;
  return Array.isArray(channel)
    ? (channel as readonly string[]).map((each) => ({ ...action, channel: each }))
    : [action as Treatment];
}
