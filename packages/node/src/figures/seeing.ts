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
        return tellLost(signal.step?.dropped ?? [], tell);
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

/** Many candidates in a row are lost for the same reason, and are told of together: this is done for every input. */
function tellLost(dropped: readonly Fate[], tell: Figures['tell']): void {
  let first = 0;
  for (let n = 1; n <= dropped.length; n += 1) {
    const { stage, reason } = dropped[first]!;
    const next = dropped[n];
    if (next !== undefined && next.stage === stage && next.reason === reason) continue;
    tell(MEASURES.dropped, [stage, reason], n - first);
    first = n;
  }
}
