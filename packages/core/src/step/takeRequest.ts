import type { DecisionRequest } from '../events/decisionRequest.ts';
import { FAULTS_KEPT } from '../shape/broken.ts';
import { decide } from './decide.ts';
import { isText, type Intake } from './intake.ts';
import { MomentView } from './momentView.ts';
import { isKnown, markOf, remembering } from './recognise.ts';
import { said } from './said.ts';
import type { Turn } from './turn.ts';

/** Somebody asks for actions now. */
export const requests: Intake<DecisionRequest> = {
  wrongAt: ({ id, slots }) =>
    !isText(id) ? '/id' : slots === undefined || Array.isArray(slots) ? undefined : '/slots',
  take: takeRequest,
};

function takeRequest(turn: Turn, request: DecisionRequest): void {
  const mark = markOf('request', request.id);
  if (isKnown(turn, mark)) return turn.ignore('DUPLICATE');
  const { program } = turn;
  reportUnknown(turn, request);
  turn.change({ seen: remembering(turn, mark) });
  const moment = new MomentView(program, turn.state, turn.now, { at: turn.now, request, reporter: turn });
  decide(turn, moment, { kind: 'request', id: request.id }, program.proposals.get(undefined)!);
}

function reportUnknown(turn: Turn, request: DecisionRequest): void {
  const { program, now } = turn;
  for (const [i, slot] of (request.slots ?? []).entries()) {
    if (program.slots.has(slot)) continue;
    const path = `/slots/${i}`;
    turn.fault('SLOT_UNKNOWN', path, said(program, 'SLOT_UNKNOWN', path, { state: turn.state, input: request, now }));
    if (turn.faults >= FAULTS_KEPT) return;
  }
}
