import type { Channel, Fate } from '@opportune/core';

import type { Signal } from '../runtime/signal.ts';
import { failureOf } from './failureOf.ts';
import type { Figures } from './figures.ts';
import { MEASURES } from './measures.ts';

/** Measures what happens in a runtime. */
export const seeing =
  (
    { tell }: Pick<Figures, 'tell'>,
    channels: Readonly<Record<string, Channel>>,
  ): ((signal: Exclude<Signal, { kind: 'circuit' }>) => void) =>
  (signal) => {
    switch (signal.kind) {
      case 'result':
        tell(MEASURES.inputs, [signal.input.kind ?? 'event', signal.answer]);
        for (const { channel } of signal.step?.decisions ?? []) tell(MEASURES.decisions, [channel]);
        for (const [stage, reasons] of lost(signal.step?.dropped ?? [])) {
          for (const [reason, count] of reasons) tell(MEASURES.dropped, [stage, reason], count);
        }
        return;
      case 'refused':
        return tell(MEASURES.inputs, [signal.input.kind ?? 'event', signal.refused.why]);
      case 'receipt': {
        const { decision, receipt, took } = signal;
        const platform = Object.hasOwn(channels, decision.channel) ? channels[decision.channel]?.name : undefined;
        tell(MEASURES.receipts, [decision.channel, receipt.status]);
        tell(MEASURES.sending, [decision.channel, platform ?? '', 'send', 'send', failureOf(receipt)], took / 1000);
        if (receipt.status !== 'accepted' && receipt.status !== 'sent') return;
        return tell(MEASURES.delivery, [decision.channel], (receipt.time - decision.at) / 1000);
      }
      case 'deadLetter':
        return tell(MEASURES.letters, [signal.letter.decision.channel]);
      case 'fault':
        return tell(MEASURES.faults, [signal.fault.code]);
      case 'store':
        return tell(MEASURES.store, [signal.operation, signal.system], signal.took / 1000);
    }
  };

/** Many candidates are lost for few reasons, so that each reason is told once. */
function lost(dropped: readonly Fate[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const stages = new Map<string, Map<string, number>>();
  for (const { stage, reason } of dropped) {
    let reasons = stages.get(stage);
    if (reasons === undefined) stages.set(stage, (reasons = new Map()));
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return stages;
}
