import { OUTCOME_TYPES, type OutcomeType } from '../events/outcome.ts';
import { eventsRule } from '../parts/events.ts';
import { under } from '../shape/pointer.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { checkTag, coverageFields, covers, type Coverage } from './coverage.ts';
import { OUTCOMES_KEPT, outcomeMemory } from './outcomeMemory.ts';
import type { PastOutcome } from './pastOutcome.ts';
import type { PolicyRule } from './policyRule.ts';

/** Whose actions rest: that of the outcome, those of its group or on its channel, or all. */
const SCOPES = ['action', 'group', 'channel', 'everything'] as const;

/**
 * Counts the outcomes of the actions that it covers.
 * @public
 */
export interface CoolOff extends Coverage {
  readonly kind: 'coolOff';
  readonly after: OutcomeType;
  /** So many outcomes, from 1 to 64; 1 where it is left out. */
  readonly times?: number;
  /** So many in a window of this length; needed where `times` is more than 1. */
  readonly per?: Millis;
  readonly rest: Millis;
  /** `action` where it is left out. */
  readonly scope?: (typeof SCOPES)[number];
}

/** How long after a decision its outcome still finds which action it was. */
const ATTRIBUTED: Millis = 30 * 86_400_000;

/**
 * Leaves a customer alone for a while after what they did: actions rest where outcomes of a type have come `times` times in a window
 * (t − per, t], from the last of these, at t, until t + rest.
 *
 * `scope` says which actions rest, and that only outcomes of the same are counted together: with `action`, three dismissals of one
 * action let that one rest; with `everything`, three of any of the actions that the policy covers let all rest. The action of an outcome
 * is that of the decision that it names, as long as the contact history knows it, else what its properties `action`, `issue`, `group` and `channel` say.
 *
 * Of `frequency_capped`, receipts with that `reason` count as well.
 *
 * @param options - `times`: 1 to 64; `per` and `rest`: milliseconds, above 0
 * @throws {OpportuneError} by `compile`: `FIELD_MISSING` where there is no `per` for more than one, `TARGET_UNKNOWN` where no action has the
 * tag
 * @example
 * ```ts
 * import { coolOff, days } from '@opportune/core';
 *
 * coolOff({ after: 'dismissal', times: 3, per: days(30), rest: days(5) }).kind; // => 'coolOff'
 * coolOff({ after: 'complaint', rest: days(90), scope: 'everything' }).scope; // => 'everything'
 * ```
 * @see docs/semantics.md, P6
 * @public
 */
export const coolOff = (options: Omit<CoolOff, 'kind'>): CoolOff => ({ kind: 'coolOff', ...options });

/** @public */
export const coolOffRule: PolicyRule<CoolOff> = {
  family: 'policy',
  kind: 'coolOff',
  needs: [eventsRule],
  fields: {
    required: { after: { is: 'oneOf', of: OUTCOME_TYPES }, rest: { is: 'number', above: 0 } },
    optional: {
      ...coverageFields,
      times: { is: 'number', min: 1, max: OUTCOMES_KEPT, whole: true },
      per: { is: 'number', above: 0 },
      scope: { is: 'oneOf', of: SCOPES },
    },
  },
  compile: (node, build, at) => {
    const { after, times = 1, per = 0, rest, scope = 'action', tag } = node;
    checkTag(node, build, at);
    if (times > 1 && node.per === undefined) {
      build.fault('FIELD_MISSING', under(at, 'per'), 'expected per where times is more than 1, found nothing');
    }
    const isNamed =
      node.action !== undefined || node.group !== undefined || node.issue !== undefined || tag !== undefined;
    const needsAction = isNamed || scope === 'action' || scope === 'group' || after === 'frequency_capped';
    const isSeen = (outcome: PastOutcome, action: Treatment): boolean =>
      outcome.type === after && covers(node, outcome, outcome.action) && IS_OF[scope](outcome, action);

    return {
      outcomes: { type: after, keeps: per + rest, memory: outcomeMemory },
      ...(needsAction
        ? { recalls: (action: Treatment) => (covers(node, action, action.id) ? ATTRIBUTED : undefined) }
        : {}),
      ...(tag === undefined ? {} : { tags: [tag] }),
      isIdle: ({ state: { outcomes = [] } }) => outcomes.every(({ type }) => type !== after),
      judge: ({ moment, state: { outcomes = [] } }, { action }) => {
        const ats = outcomes.filter((outcome) => isSeen(outcome, action)).map((outcome) => outcome.at);
        const last = lastOf(ats, times, per);
        if (last === undefined || last + rest <= moment.now) return undefined;
        return {
          reason: 'COOLING_OFF',
          clause: at,
          seen: {
            outcome: after,
            times: ats.filter((when) => when <= last && isWithin(when, last, per)).length,
            at: last,
          },
          needed: { fewerThan: times },
          nextAt: last + rest,
        };
      },
    };
  },
};

const IS_OF: Readonly<Record<(typeof SCOPES)[number], (outcome: PastOutcome, action: Treatment) => boolean>> = {
  action: (outcome, { id }) => outcome.action === id,
  group: (outcome, { group }) => group !== undefined && outcome.group === group,
  channel: (outcome, { channel }) => outcome.channel === channel,
  everything: () => true,
};

/** The last, in the order of time, that completes so many in a window. */
function lastOf(ats: readonly Instant[], times: number, per: Millis): Instant | undefined {
  for (let i = ats.length - 1; i >= times - 1; i -= 1) {
    if (isWithin(ats[i - times + 1]!, ats[i]!, per)) return ats[i];
  }
  return undefined;
}

const isWithin = (when: Instant, end: Instant, per: Millis): boolean => when === end || when > end - per;
