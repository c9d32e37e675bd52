import { compile } from '@opportune/core';
import { histories, play, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
const tally = new Map<string, number>();
const withAny = new Map<string, number>();
let n = 0;
fc.assert(
  fc.property(strategies(), histories(), (strategy, history) => {
    n++;
    const seen = new Set<string>();
    const add = (k: string, c = 1) => {
      if (c) {
        tally.set(k, (tally.get(k) ?? 0) + c);
        seen.add(k);
      }
    };
    const step = compile(strategy, { ...shopBindings, trace: true });
    for (const { input, result } of play(step, history, { until: (history.at(-1)?.now ?? 0) + 3 * 86400000 })) {
      add('steps');
      add('input ' + (input.kind ?? 'event'));
      add('decisions', result.decisions.length);
      add('decisions by request', result.decisions.filter((d) => d.cause.kind === 'request').length);
      add('fired', result.fired.length);
      for (const f of result.fired) add('fired ' + (strategy.triggers![f.name] as { kind: string }).kind);
      for (const d of result.dropped) add('dropped ' + d.stage + ' ' + d.reason);
      for (const f of result.faults) add('fault ' + f.code);
      if (result.ignored) add('ignored ' + result.ignored);
      if (result.state.deferrals.length) add('steps with a deferral');
      if (result.state.contacts.some((c) => c.status === 'committed')) add('steps with committed');
      if (result.state.contacts.some((c) => c.status === 'released')) add('steps with released');
      if (result.wakeAt !== undefined && result.wakeAt < result.state.watermark) add('steps overdue');
      if (Object.values(result.state.consents).some((c) => c.granted)) add('steps with consent');
      add('decisions with p<1', result.decisions.filter((d) => d.probability < 1).length);
    }
    for (const k of seen) withAny.set(k, (withAny.get(k) ?? 0) + 1);
  }),
  { numRuns: 1000, seed: 7 },
);
for (const k of [...tally.keys()].sort())
  console.log(
    k.padEnd(36),
    String(tally.get(k)).padStart(8),
    ((withAny.get(k)! / n) * 100).toFixed(1).padStart(6) + ' % of runs',
  );
