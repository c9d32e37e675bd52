import type { DecisionRequest } from '../events/decisionRequest.ts';
import { FAULTS_KEPT } from '../shape/broken.ts';
import { show } from '../shape/describe.ts';
import { listed } from '../shape/listed.ts';
import { decide } from './decide.ts';
import { MomentView } from './momentView.ts';
import { isKnown, markOf, remembering } from './recognise.ts';
import type { Turn } from './turn.ts';

/** Somebody asks for actions now. */
export function takeRequest(turn: Turn, request: DecisionRequest): void {
  const mark = markOf('request', request.id);
  if (isKnown(turn, mark)) return turn.ignore('DUPLICATE');
  const { program } = turn;
  reportUnknown(turn, request.slots ?? []);
  turn.change({ seen: remembering(turn, mark) });
  const moment = new MomentView(program, turn.state, turn.now, { at: turn.now, request, reporter: turn });
  decide(turn, moment, { kind: 'request', id: request.id }, program.proposals.get(undefined)!);
}

function reportUnknown(turn: Turn, wanted: readonly string[]): void {
  const { slots } = turn.program;
  for (const [i, slot] of wanted.entries()) {
    if (slots.has(slot)) continue;
    turn.fault('SLOT_UNKNOWN', `/slots/${i}`, `expected one of ${listed([...slots.keys()])}, found ${show(slot)}`);
    if (turn.faults >= FAULTS_KEPT) return;
  }
}
