import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { any } from '../conditions/any.ts';
import type { ConditionRule } from '../conditions/conditionRule.ts';
import { exists } from '../conditions/exists.ts';
import type { PolicyRule } from '../policies/policyRule.ts';
import type { Node } from '../shape/shape.ts';
import { explain } from '../step/explain.ts';
import type { StepResult } from '../step/stepResult.ts';
import type { Bindings } from '../strategy/bindings.ts';
import { compiler } from '../strategy/compile.ts';
import { loader } from '../strategy/loader.ts';
import { standardVocabulary } from '../strategy/standardVocabulary.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { qualify } from './qualify.ts';

const angry = (): never => {
  throw new Error('no');
};
const fragile: ConditionRule = {
  family: 'condition',
  kind: 'fragile',
  fields: { required: {} },
  compile: (_node, _build, at) => ({ test: angry, blame: () => ({ clause: at }) }),
};
/** Throws over the action `bad`; over the action `late` only once others are chosen. */
const strict: PolicyRule = {
  family: 'policy',
  kind: 'strict',
  fields: { required: {} },
  compile: () => ({
    remembers: () => undefined,
    judge: (_list, { action }, chosen) =>
      action.id === 'bad' || (action.id === 'late' && chosen.length > 0) ? angry() : undefined,
  }),
};
const rules = [...standardVocabulary, fragile, strict];

const bad: Node = { kind: 'fragile' };
const conditions = small({
  triggers: { came: occurrence('visit') },
  actions: [
    { id: 'bad', channel: 'web', when: bad },
    { id: 'good', channel: 'web' },
    { id: 'letter', channel: 'email', when: any(exists('now'), bad) },
    { id: 'never', channel: 'email', when: exists('context.nothing') },
  ],
  funnel: [qualify(), places],
});
const policies = small({
  actions: ['bad', 'good', 'late'].map((id) => ({ id, channel: 'email' })),
  funnel: [{ kind: 'limit', policies: [{ kind: 'strict' }] } as Node, places],
});

const won = ({ decisions }: StepResult): readonly string[] => decisions.map(({ action }) => action);

describe('a rule of somebody else that throws', () => {
  it.each<[string, Bindings]>([
    ['compiled', {}],
    ['traced', { trace: true }],
    ['brief', { brief: true }],
  ])('F8, F2 loses the candidates that it is asked of, %s', (_, bindings) => {
    for (const make of [compiler(rules), loader(rules)]) {
      const result = make(conditions, bindings)(undefined, request(), 0);

      expect(won(result)).toEqual(['good', 'letter']);
      expect(result.ignored).toBe(undefined);
      expect(result.faults).toEqual([{ code: 'RULE_FAILED', path: '/funnel/0', message: 'bad: no' }]);
      expect(result.dropped.filter(({ reason }) => reason === 'ERROR')).toMatchObject([
        { action: 'bad', stage: 'qualify', clause: '/funnel/0', seen: 'bad: no' },
      ]);
    }
  });

  it('F8, F3, F5 loses the candidates that a policy is asked of, also while places are given away', () => {
    const step = compiler(rules)(policies);
    const result = step(undefined, request(), 0);

    expect(won(result)).toEqual(['good']);
    expect(result.dropped).toMatchObject([
      { action: 'bad', stage: 'limit', reason: 'ERROR' },
      { action: 'late', stage: 'allocate', reason: 'ERROR' },
    ]);
    expect(result.faults).toEqual([
      { code: 'RULE_FAILED', path: '/funnel/0', message: 'bad: no' },
      { code: 'RULE_FAILED', path: '/funnel/1', message: 'late: no' },
    ]);
    expect(explain(step, undefined, request(), 0).candidates.map(({ sentence }) => sentence)).toContain(
      'bad could not be judged: bad: no.',
    );
  });

  it('F8, F1 does not keep an event from being taken in', () => {
    const step = compiler(rules)({
      ...conditions,
      actions: conditions.actions.map((action) => ({ ...action, on: 'came' })),
    });
    const result = step(undefined, event('visit', 5), 5);

    expect(won(result)).toEqual(['good', 'letter']);
    expect(result.state.watermark).toBe(5);
  });
});
