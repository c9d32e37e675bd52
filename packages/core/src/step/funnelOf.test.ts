import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { winback } from '../../test/winback.ts';
import { compile } from '../strategy/standardCompile.ts';
import { funnelOf } from './funnelOf.ts';

describe('funnelOf', () => {
  it('all stages over what a request proposes give what the step decides', () => {
    const step = compile(winback, { models: { click: () => 0.5 }, recipes: { becomesLoyal: () => undefined } });
    const funnel = funnelOf(step);
    const end = funnel.stages.reduce((list, stage) => stage(list), funnel.propose(undefined, request(), 5));
    const { decisions, dropped } = step(undefined, request(), 5);

    expect(funnel.stages).toHaveLength(winback.funnel.length);
    expect(end.candidates.map(({ action, slot }) => [action.id, slot])).toEqual(
      decisions.map(({ action, slot }) => [action, slot]),
    );
    expect(end.dropped).toEqual(dropped);
  });

  it('proposes what names no trigger', () => {
    const { candidates } = funnelOf(compile(small())).propose(undefined, request(), 5);

    expect(candidates.map(({ action }) => action.id)).toEqual(['hello']);
  });

  it('refuses a step that compile has not made', () => {
    const step = compile(small());
    const other = Object.assign((...args: Parameters<typeof step>) => step(...args), { strategy: step.strategy });

    expect(faultsOf(() => funnelOf(other))).toEqual([['STEP_UNKNOWN', '']]);
  });
});
