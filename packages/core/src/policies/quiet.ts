import { LocalTime, parseTimeOfDay } from '../time/localTime.ts';
import { zoneClocks } from '../time/zoneClocks.ts';
import type { PolicyRule } from './policyRule.ts';

/** @public */
export interface Quiet {
  readonly kind: 'quiet';
  /** Local time of day, `HH:MM`, at which quiet begins. */
  readonly from: string;
  /** Local time of day, `HH:MM`, at which it ends. */
  readonly to: string;
  /** Quiet on this channel only. */
  readonly channel?: string;
  /** IANA zone of customers whose profile has no valid `timeZone`; UTC where it is left out. */
  readonly zone?: string;
}

/**
 * No outbound contact while it is night where the customer is: from `from` until before `to`, over midnight where `from`
 * is the later one. What a trigger proposes in quiet hours is decided again when they end. Requests are not touched,
 * because a customer who asks is awake.
 *
 * The customer's zone is the attribute `profile.timeZone`. Where a clock change skips the end, quiet ends at the change.
 *
 * @example
 * ```ts
 * import { quiet } from '@opportune/core';
 *
 * quiet({ from: '21:00', to: '08:00' }); // => { kind: 'quiet', from: '21:00', to: '08:00' }
 * ```
 * @see docs/semantics.md, P3
 * @public
 */
export const quiet = (options: Omit<Quiet, 'kind'>): Quiet => ({ kind: 'quiet', ...options });

/** @public */
export const quietRule: PolicyRule<Quiet> = {
  family: 'policy',
  kind: 'quiet',
  fields: {
    required: { from: { is: 'timeOfDay' }, to: { is: 'timeOfDay' } },
    optional: { channel: { is: 'text' }, zone: { is: 'zone' } },
  },
  compile: ({ from, to, channel, zone = 'UTC' }, build, at) => {
    const zoneOf = build.read('profile.timeZone');
    const local = new LocalTime(zone, build.shared(zoneClocks));
    const begin = parseTimeOfDay(from);
    const end = parseTimeOfDay(to);
    const isQuiet = (time: number): boolean =>
      begin <= end ? begin <= time && time < end : begin <= time || time < end;
    return {
      defers: true,
      concerns: (action) => channel === undefined || action.channel === channel,
      isIdle: ({ cause }) => cause.kind === 'request',
      judge: ({ moment, cause }) => {
        if (cause.kind === 'request') return undefined;
        const customerZone = zoneOf(moment);
        if (!isQuiet(local.timeOfDay(moment.now, customerZone))) return undefined;
        return {
          reason: 'QUIET_HOURS',
          clause: at,
          path: 'profile.timeZone',
          seen: local.format(moment.now, customerZone),
          needed: { outside: [from, to] },
          nextAt: local.next(moment.now, customerZone, end, isQuiet),
        };
      },
    };
  },
};
