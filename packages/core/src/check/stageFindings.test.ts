import { describe, expect, it } from 'vitest';

import { places, small } from '../../test/small.ts';
import { exists } from '../conditions/exists.ts';
import { experiment } from '../funnel/experiment.ts';
import { holdout } from '../funnel/holdout.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import type { Node } from '../shape/shape.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { check } from './check.ts';

const CODES = new Set(['STAGE_WITHOUT_EFFECT', 'NOBODY_PASSES', 'ARM_NEVER_TAKEN']);
const of = (stage: Node, parts: Partial<Strategy> = {}): readonly string[] =>
  check(small({ funnel: [stage, places], ...parts }))
    .filter(({ code }) => CODES.has(code))
    .map(({ code, path }) => `${path} ${code}`);
const idle = ['/funnel/0 STAGE_WITHOUT_EFFECT'];

describe('stageFindings', () => {
  it('K6 qualify has an effect where some action is asked something', () => {
    expect(of(qualify())).toEqual(idle);
    expect(of(qualify({ eligible: { hello: exists('context.a') } }))).toEqual([]);
    expect(of(qualify(), { actions: [{ id: 'a', channel: 'web', when: exists('context.a') }] })).toEqual([]);
    expect(of(qualify(), { actions: [{ id: 'a', channel: 'web', validTo: 5 }] })).toEqual([]);
  });

  it('K6 limit has an effect where some policy has', () => {
    const other = cap({ channel: 'email', atMost: 1, per: 1 });

    expect(of(limit())).toEqual(idle);
    expect(of(limit(other))).toEqual(idle);
    expect(of(limit(other, cap({ atMost: 1, per: 1 })))).toEqual([]);
  });

  it('K6 a hold-out of nobody, and one of everybody', () => {
    expect(of(holdout({ share: 0 }))).toEqual(idle);
    expect(of(holdout({ share: 0.05 }))).toEqual([]);
    expect(of(holdout({ share: 1 }))).toEqual(['/funnel/0 NOBODY_PASSES']);
    expect(of(holdout({ share: 1 }), { actions: [{ id: 'a', channel: 'web', mandatory: true }] })).toEqual([]);
  });

  it('K6 arms to which nobody comes; the control is for all who are in none', () => {
    const arm = (weight: number) => ({ weight, stages: [] });
    const never = (name: string): string => `/funnel/0/arms/${name} ARM_NEVER_TAKEN`;

    expect(of(experiment({ id: 'e', arms: { a: arm(1), b: arm(0) } }))).toEqual([never('b')]);
    expect(of(experiment({ id: 'e', control: 'b', arms: { a: arm(1), b: arm(0) } }))).toEqual([]);
    expect(of(experiment({ id: 'e', coverage: 0, arms: { a: arm(0.5), b: arm(0.5) } }))).toEqual([never('b')]);
  });
});
