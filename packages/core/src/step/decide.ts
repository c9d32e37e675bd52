import type { Cause } from '../funnel/cause.ts';
import { causeKey } from '../funnel/causeKey.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Proposal } from '../funnel/proposal.ts';
import type { Candidate, Shortlist } from '../funnel/shortlist.ts';
import { through } from '../funnel/through.ts';
import { hash128 } from '../internal/hash.ts';
import { withClaims } from '../policies/withClaims.ts';
import { reserve } from './contacts.ts';
import type { Turn } from './turn.ts';

/** Runs the funnel for a moment, and gives each winner its place in the contact history. */
export function decide(
  turn: Turn,
  moment: Moment,
  cause: Cause,
  proposal: Proposal,
  candidates: readonly Candidate[] = proposal.candidates,
): Shortlist {
  const { arms } = turn.program;
  const proposed: Shortlist = {
    moment,
    cause,
    state: turn.state,
    standings: turn.standings,
    proposal,
    candidates,
    dropped: [],
    faults: [],
    guards: [],
    quotas: [],
    trace: turn.trace,
    ...(arms && { arms }),
  };
  const shortlist = turn.program.brief?.(turn, cause, proposed) ?? through(turn.program.stages, proposed);
  turn.drop(shortlist.dropped);
  for (const fault of shortlist.faults) turn.report(fault);
  if (turn.trace !== undefined && shortlist.allocation !== undefined)
    turn.allocated({ cause, ...shortlist.allocation });
  for (const candidate of shortlist.candidates) {
    if (candidate.slot === undefined) continue;
    const decision = decisionOn(turn, shortlist, candidate, candidate.slot);
    turn.decided(decision);
    // What is shown because nothing is left is not what caps count.
    if (decision.fallback !== true) reserve(turn, decision, candidate.action);
    if (decision.claims !== undefined) turn.standings = withClaims(turn.standings, decision.claims);
  }
  return shortlist;
}

function decisionOn(turn: Turn, shortlist: Shortlist, candidate: Candidate, slot: string): Decision {
  const { cause } = shortlist;
  const { action, score, probability, fallback } = candidate;
  const { strategy } = turn.program;
  const claims = shortlist.quotas.flatMap((claimOn) => claimOn(shortlist.moment, action) ?? []);
  const { content = {} } = action;
  return {
    id: hash128(JSON.stringify([strategy.id, turn.state.customer, causeKey(cause), slot, action.id])),
    customer: turn.state.customer,
    action: action.id,
    ...(action.issue === undefined ? {} : { issue: action.issue }),
    ...(action.group === undefined ? {} : { group: action.group }),
    channel: action.channel,
    slot,
    ...(Object.hasOwn(content, action.channel) ? { content: content[action.channel] } : {}),
    at: turn.now,
    cause,
    score,
    factors: fallback === true ? [] : (shortlist.contributions?.(action) ?? []),
    probability,
    ...(shortlist.arms === undefined ? {} : { arms: shortlist.arms }),
    ...(fallback === undefined ? {} : { fallback }),
    strategy,
    ...(claims.length === 0 ? {} : { claims }),
  };
}
