import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { moment } from '../../test/moment.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { all } from '../conditions/all.ts';
import { blameOf } from '../conditions/blameOf.ts';
import { custom } from '../conditions/custom.ts';
import { eq } from '../conditions/eq.ts';
import { gte } from '../conditions/gte.ts';
import { named } from '../conditions/named.ts';
import { not } from '../conditions/not.ts';
import { standardConditions } from '../conditions/standard.ts';
import type { Moment } from '../funnel/moment.ts';
import { qualify } from '../funnel/qualify.ts';
import { standardStages } from '../funnel/standard.ts';
import type { Node } from '../shape/shape.ts';
import { explain } from '../step/explain.ts';
import { loader } from './loader.ts';
import { compile } from './standardCompile.ts';

const faults = (conditions: Readonly<Record<string, Node>>, when?: Node): ReturnType<typeof faultsOf> =>
  faultsOf(() =>
    compile(
      small({
        conditions,
        actions: [{ id: 'a', channel: 'web', ...(when === undefined ? {} : { when }) }],
        funnel: [qualify(), places],
      }),
    ),
  );

describe('named conditions', () => {
  const conditions = { adult: gte('profile.age', 18), rich: all(named('adult'), gte('profile.spend', 100)) };

  it('C18 mean what the strategy says under the name', () => {
    const { test } = builder({ conditions }).condition(not(named('rich')), '');

    expect(test(moment({ profile: { age: 18, spend: 100 } }))).toBe(false);
    expect(test(moment({ profile: { age: 17, spend: 100 } }))).toBe(true);
    expect(test(moment({ profile: { age: 18 } }))).toBe(undefined);
  });

  it('C18 are compiled once and shared', () => {
    const build = builder({ conditions: { ...conditions, nobody: eq('profile.x', 1) } });

    expect(build.condition(named('adult'), '/a')).toBe(build.condition(named('adult'), '/b'));
    expect(build.condition(named('rich'), '/a').form).toMatchObject({ is: 'all' });
  });

  it('C18 are blamed where they stand', () => {
    const condition = builder({ conditions }).condition(named('rich'), '/when');

    expect(blameOf(condition, moment({ profile: { age: 17, spend: 100 } }))).toEqual({
      clause: '/conditions/adult',
      path: 'profile.age',
      seen: 17,
      needed: { gte: 18 },
    });
  });

  it('C18 are refused where there is none of the name', () => {
    expect(faults(conditions, named('poor'))).toEqual([['CONDITION_UNKNOWN', '/actions/0/when/name']]);
    expect(faults({ a: named('toString') })).toEqual([['CONDITION_UNKNOWN', '/conditions/a/name']]);
    expect(faults({}, named('a'))).toEqual([['CONDITION_UNKNOWN', '/actions/0/when/name']]);
  });

  it('C18 are refused where they name themselves', () => {
    expect(faults({ a: not(named('a')) })).toEqual([['CONDITION_CYCLE', '/conditions/a/of/name']]);
    expect(faults({ a: named('b'), b: all(named('c')), c: named('a') }, named('c'))).toEqual([
      ['CONDITION_CYCLE', '/conditions/c/name'],
    ]);
    const load = loader([...standardConditions, ...standardStages]);
    const strategy = small({
      conditions: { a: named('a') },
      actions: [{ id: 'a', channel: 'web', when: named('a') }],
      funnel: [qualify(), places],
    });
    expect(faultsOf(() => load(strategy))).toEqual([['CONDITION_CYCLE', '/conditions/a/name']]);
  });

  it('has the faults of those that nobody names', () => {
    expect(faults({ a: { kind: 'gte', path: 'age', value: 1 } as Node })).toEqual([
      ['PATH_INVALID', '/conditions/a/path'],
    ]);
    expect(faults({ a: { kind: 'version', path: 'now', is: 'eq', value: 'x' } as Node })).toEqual([
      ['VERSION_INVALID', '/conditions/a/value'],
    ]);
  });

  const chain = (length: number, link: (name: string) => Node): Readonly<Record<string, Node>> =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [`c${i}`, i === length - 1 ? eq('now', 0) : link(`c${i + 1}`)]),
    );

  it('C18 are refused where they stand too deep one in another', () => {
    expect(faults(chain(32, named))).toEqual([]);
    expect(faults(chain(33, named)).map(([code]) => code)).toEqual(['TOO_DEEP']);
    const reversed = Object.fromEntries(Object.entries(chain(40, named)).reverse());
    expect(faults(reversed).map(([code]) => code)).toContain('TOO_DEEP');
  });

  it('C18 are asked once where they are named again and again, and blamed once', () => {
    let asked = 0;
    const lost = (): undefined => void (asked += 1);
    const twice = (name: string): Node => all(named(name), not(named(name)));
    const doubled = chain(22, (name) => (name === 'c21' ? custom('lost') : twice(name)));
    const strategy = small({
      conditions: doubled,
      actions: ['a', 'b', 'c'].map((id) => ({ id, channel: 'web', when: named('c0') })),
      funnel: [qualify(), places],
    });
    const step = compile(strategy, { conditions: { lost } });

    expect(step(undefined, request(), 0).decisions).toEqual([]);
    expect(asked).toBeLessThan(200);
    asked = 0;
    expect(explain(step, undefined, request(), 0).candidates[0]!.fate).toMatchObject({
      reason: 'UNKNOWN',
      clause: '/conditions/c20',
    });
    expect(asked).toBeLessThan(1000);
  });

  it('C18 are asked again about another moment, and about one that has changed', () => {
    const answers: unknown[] = [];
    const inner = moment({ profile: { age: 17 } });
    const other = (asked: Moment): boolean => {
      if (asked !== inner) answers.push(condition.test(inner));
      return true;
    };
    const many = Array.from({ length: 70 }, () => gte('profile.age', 18));
    const build = builder(
      { conditions: { grown: all(...many), both: all(named('grown'), custom('other'), named('grown')) } },
      {},
      { other },
    );
    const condition = build.condition(named('both'), '');
    const outer = { ...moment(), profile: { age: 18 } };

    expect(condition.test(outer)).toBe(true);
    outer.profile.age = 1;
    expect(condition.test(outer)).toBe(false);
    expect(answers).toEqual([false]);
  });

  it('C18 are refused where they are too many, written out', () => {
    expect(faults(chain(20, (name) => all(named(name), named(name))))).toEqual([]);
    expect(faults(chain(30, (name) => all(named(name), named(name)))).map(([code]) => code)).toEqual(['TOO_LARGE']);
  });
});
