import { OpportuneError } from '../errors/opportuneError.ts';
import type { DecisionRequest } from '../events/decisionRequest.ts';
import type { Shortlist, Stage } from '../funnel/shortlist.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import { freshState } from './freshState.ts';
import { MomentView } from './momentView.ts';
import { programs } from './programs.ts';
import type { Step } from './step.ts';

/**
 * A funnel taken apart.
 * @public
 */
export interface Funnel {
  /** What a request proposes, before any stage. */
  readonly propose: (state: CustomerState | undefined, request: DecisionRequest, now: Instant) => Shortlist;
  /** The stages in the strategy's order; each may be run alone, or lifted over a stream. */
  readonly stages: readonly Stage[];
}

/**
 * The funnel of a step, taken apart: to look between the stages, to put one's own in, or to run one over a stream.
 * Running all of them over what a request proposes gives what the step decides.
 *
 * @example
 * ```ts
 * import { allocate, compile, funnelOf, lt, qualify } from '@opportune/core';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }, { id: 'late', channel: 'web', when: lt('now', 0) }],
 *   funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const { propose, stages } = funnelOf(step);
 * const proposed = propose(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0);
 *
 * proposed.candidates.length; // => 2
 * stages[0]?.(proposed).candidates.length; // => 1
 * ```
 * @public
 */
export function funnelOf(step: Step): Funnel {
  const program = programs.get(step);
  if (program === undefined) {
    throw new OpportuneError('STEP_UNKNOWN', [
      { code: 'STEP_UNKNOWN', path: '', message: 'expected a step that compile has made' },
    ]);
  }
  return {
    stages: program.stages,
    propose: (state, request, now) => {
      const customer = state ?? freshState(request.customer, program, now);
      const proposal = program.proposals.get(undefined)!;
      return {
        moment: new MomentView(program, customer, now, { at: now, request }),
        cause: { kind: 'request', id: request.id },
        state: customer,
        standings: {},
        proposal,
        candidates: proposal.candidates,
        dropped: [],
        faults: [],
        guards: [],
        quotas: [],
        trace: program.trace,
      };
    },
  };
}
