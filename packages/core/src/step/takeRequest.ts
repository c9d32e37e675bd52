import type { DecisionRequest } from '../events/decisionRequest.ts';
import { show } from '../shape/describe.ts';
import { decide } from './decide.ts';
import { MomentView } from './momentView.ts';
import { isKnown, markOf, remembering } from './recognise.ts';
import type { Turn } from './turn.ts';

/** Somebody asks for actions now. */
export function takeRequest(turn: Turn, request: DecisionRequest): void {
  const mark = markOf('request', request.id);
  if (isKnown(turn, mark)) return turn.ignore('DUPLICATE');
  const { program } = turn;
  for (const [i, slot] of request.slots?.entries() ?? []) {
    if (!program.slots.has(slot)) {
      const known = [...program.slots.keys()].join(', ');
      turn.fault('SLOT_UNKNOWN', `/slots/${i}`, `expected one of ${known}, found ${show(slot)}`);
    }
  }
  turn.change({ seen: remembering(turn, mark) });
  const moment = new MomentView(program, turn.state, turn.now, { at: turn.now, request, report: turn.report });
  decide(turn, moment, { kind: 'request', id: request.id }, program.proposals.get(undefined)!);
}
