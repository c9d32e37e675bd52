import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { moment } from '../../test/moment.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { all } from '../conditions/all.ts';
import { any } from '../conditions/any.ts';
import { custom } from '../conditions/custom.ts';
import type { CustomCondition } from '../conditions/customCondition.ts';
import { eq } from '../conditions/eq.ts';
import { exists } from '../conditions/exists.ts';
import { isTrue } from '../conditions/isTrue.ts';
import { named } from '../conditions/named.ts';
import { not } from '../conditions/not.ts';
import { some } from '../conditions/some.ts';
import type { Truth } from '../conditions/truth.ts';
import type { Fault } from '../errors/fault.ts';
import { qualify } from '../funnel/qualify.ts';
import { reference } from '../reference/reference.ts';
import { explain } from '../step/explain.ts';
import { freshState } from '../step/freshState.ts';
import { MomentView } from '../step/momentView.ts';
import { programs } from '../step/programs.ts';
import { compile } from './standardCompile.ts';

const asking = (condition: CustomCondition, input?: unknown): Truth =>
  builder({}, {}, { mine: condition })
    .condition(custom('mine', input), '')
    .test(moment({ profile: { age: 5 } }));

describe('custom', () => {
  it.each([true, false, undefined])('C19 is what the code says: %s', (truth) => {
    expect(asking(() => truth)).toBe(truth);
  });

  it('C19 is given the moment, and the input of the strategy', () => {
    const above: CustomCondition = ({ profile }, input) => (profile['age'] as number) > (input as number);

    expect(asking(above, 4)).toBe(true);
    expect(asking(above, 5)).toBe(false);
    expect(asking((_, input) => input === undefined)).toBe(true);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    [
      'throws nothing',
      () => {
        throw undefined;
      },
    ],
    ['gives a number', () => 1],
    ['gives null', () => null],
    ['gives a promise', () => Promise.resolve(true)],
  ])('C19 is unknown where the code %s', (_, condition) => {
    expect(asking(condition as CustomCondition)).toBe(undefined);
  });

  it('C19 is reported once a name and moment', () => {
    const conditions: Readonly<Record<string, CustomCondition>> = {
      bad: () => {
        throw new Error('no');
      },
      worse: (() => 'yes') as unknown as CustomCondition,
    };
    const program = programs.get(compile(small()))!;
    const faults: Fault[] = [];
    const look = (): MomentView =>
      new MomentView(program, freshState('ada', program, 0), 0, {
        at: 0,
        reporter: { report: (fault) => void faults.push(fault) },
      });
    const { test } = builder({}, {}, conditions).condition(
      any(custom('bad', 1), custom('bad', 2), custom('worse')),
      '',
    );
    const at = look();

    expect([test(at), test(at)]).toEqual([undefined, undefined]);
    expect(faults).toEqual([
      { code: 'CONDITION_FAILED', path: '', message: 'the condition "bad" threw: no' },
      {
        code: 'CONDITION_FAILED',
        path: '',
        message: 'the condition "worse" gave "yes", expected true, false or undefined',
      },
    ]);
    test(look());
    expect(faults).toHaveLength(4);
  });

  it('C19 drops an action with ERROR where it is why that is not known, and for nothing else', () => {
    const conditions: Readonly<Record<string, CustomCondition>> = {
      bad: () => {
        throw new Error('no');
      },
      unsure: () => undefined,
    };
    const bad = custom('bad');
    const strategy = small({
      actions: Object.entries({
        alone: bad,
        beside: all(exists('now'), bad),
        turned: not(bad),
        before: all(eq('context.x', 1), bad),
        false: all(exists('context.x'), bad),
        settled: isTrue(bad),
        unsure: custom('unsure'),
        other: any(bad, exists('now')),
        element: some('context.list', bad),
      }).map(([id, when]) => ({ id, channel: 'email', when })),
      funnel: [qualify(), places],
    });
    const asked = request('r', { context: { list: [1] } });
    for (const make of [compile, reference]) {
      const { dropped, decisions, faults } = make(strategy, { conditions, trace: true })(undefined, asked, 0);

      expect(dropped.map(({ action, reason, clause }) => [action, reason, clause])).toEqual([
        ['alone', 'ERROR', '/actions/0/when'],
        ['beside', 'ERROR', '/actions/1/when/of/1'],
        ['turned', 'ERROR', '/actions/2/when/of'],
        ['before', 'UNKNOWN', '/actions/3/when/of/0'],
        ['false', 'NOT_ELIGIBLE', '/actions/4/when/of/0'],
        ['settled', 'NOT_ELIGIBLE', '/actions/5/when/of'],
        ['unsure', 'UNKNOWN', '/actions/6/when'],
        ['element', 'UNKNOWN', '/actions/8/when'],
      ]);
      expect(decisions.map(({ action }) => action)).toEqual(['other']);
      expect(faults.map(({ code }) => code)).toEqual(['CONDITION_FAILED']);
      expect(dropped.every((fate) => !('failed' in fate))).toBe(true);
    }
    const { candidates } = explain(compile(strategy, { conditions }), undefined, asked, 0);
    expect(candidates.map(({ sentence }) => sentence)).toContain(
      'alone could not be judged: the condition "bad" threw: no.',
    );
  });

  it('C19 has to be bound', () => {
    const strategy = small({
      conditions: { a: custom('toString') },
      actions: [{ id: 'a', channel: 'web', when: all(named('a'), custom('near')) }],
      funnel: [qualify(), places],
    });

    expect(faultsOf(() => compile(strategy))).toEqual([
      ['CONDITION_UNBOUND', '/actions/0/when/of/1/name'],
      ['CONDITION_UNBOUND', '/conditions/a/name'],
    ]);
    expect(faultsOf(() => compile(strategy, { conditions: { toString: () => true, near: () => true } }))).toEqual([]);
  });
});
