import { IndexedProposal } from '../src/funnel/indexedProposal.ts';
import type { Proposal } from '../src/funnel/proposal.ts';
import type { Shortlist } from '../src/funnel/shortlist.ts';
import type { CustomerState } from '../src/profile/customerState.ts';
import { freshState } from '../src/step/freshState.ts';
import type { Action } from '../src/strategy/action.ts';
import { link } from '../src/strategy/link.ts';
import { builder } from './builder.ts';
import { moment } from './moment.ts';
import { request } from './request.ts';

/** A customer of whom nothing is known. */
export const nobody: CustomerState = freshState('ada', link(builder(), { propose: () => new Map() }), 0);

/** Candidates before any stage, proposed by a request. */
export function shortlist(
  actions: readonly Action[],
  parts: Partial<Shortlist> = {},
  proposal: Proposal = IndexedProposal.of(actions.flatMap((action, place) => builder().offers(action, place))),
): Shortlist {
  return {
    moment: moment({ request: request() }),
    cause: { kind: 'request', id: 'r1' },
    state: nobody,
    standings: {},
    proposal,
    candidates: proposal.candidates,
    dropped: [],
    faults: [],
    guards: [],
    quotas: [],
    ...parts,
  };
}

/** The ids that are still in, in order. */
export const left = ({ candidates }: Shortlist): readonly string[] => candidates.map(({ action }) => action.id);

/** Who was dropped, and why. */
export const lost = ({ dropped }: Pick<Shortlist, 'dropped'>): readonly (readonly [action: string, reason: string])[] =>
  dropped.map(({ action, reason }) => [action, reason]);
