import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../../.config/shared.ts';
import { judgeImported } from '../../../test/judgeImported.ts';
import type { Condition } from '../../conditions/condition.ts';
import type { GrowthBookContext, GrowthBookExperiment } from './experiment.ts';
import { runExperiment } from './runExperiment.ts';

const holds = (condition: Condition, profile: Readonly<Record<string, unknown>>): boolean =>
  judgeImported(condition, { profile }) === true;
const run = (context: GrowthBookContext, parts: Partial<GrowthBookExperiment> = {}) =>
  runExperiment({ key: 'my-test', variations: ['a', 'b'], ...parts }, { attributes: { id: '1' }, ...context }, holds);
const isIn = (context: GrowthBookContext, parts: Partial<GrowthBookExperiment> = {}): boolean =>
  run(context, parts).inExperiment;

describe('runExperiment', () => {
  it.each([
    ['?my-test=0', 0, true],
    ['?a=2&my-test=0#b', 0, true],
    ['?my-test=2', 1, true],
    ['?my-test=-1', 1, true],
    ['#?my-test', 1, true],
    ['?my-test', 1, true],
  ])('follows a query string where it names a variation: %s', (query, variation, inExperiment) => {
    expect(run({ url: `https://example.com/${query}` })).toMatchObject({ variation, inExperiment });
  });

  it.each([2, -1])('has no variation %s: nobody is in', (variation) => {
    const nobody = { value: 'a', variation: 0, inExperiment: false, hashUsed: false };

    expect(run({ forcedVariations: { 'my-test': variation } })).toEqual(nobody);
    expect(run({}, { force: variation })).toEqual(nobody);
  });

  it.each<[string, GrowthBookContext, Partial<GrowthBookExperiment>]>([
    ['is switched off', { enabled: false, forcedVariations: { 'my-test': 1 } }, {}],
    ['is a draft', {}, { status: 'draft' }],
    ['is stopped', {}, { status: 'stopped' }],
    ['knows no such hash', {}, { hashVersion: 3 as 2 }],
    ['has an id that is 0', { attributes: { id: 0 } }, {}],
    ['has an id that is an object', { attributes: { id: {} } }, {}],
    ['has an id by birth only', {}, { hashAttribute: 'constructor' }],
    ['aims at an address', {}, { urlPatterns: [] } as object],
    ['needs a feature that nobody knows', {}, { parentConditions: [{ id: 'x', condition: { value: true } }] }],
    [
      'needs a feature with rules',
      { features: { x: { defaultValue: true, rules: [{}] } } },
      { parentConditions: [{ id: 'x', condition: { value: true } }] },
    ],
    ['has another country', {}, { condition: { country: 'DE' } }],
    ['is out of the namespace', {}, { namespace: ['n', 0, 0] }],
  ])('nobody is in where it %s', (_, context, parts) => {
    expect(isIn(context, parts)).toBe(false);
  });

  it('somebody is in where what is asked for is there', () => {
    expect(
      isIn(
        { features: { x: { defaultValue: true } } },
        { parentConditions: [{ id: 'x', condition: { value: true } }] },
      ),
    ).toBe(true);
    expect(isIn({ savedGroups: { team: ['1'] } }, { condition: { id: { $inGroup: 'team' } } })).toBe(true);
    expect(isIn({}, { namespace: ['n', 0, 1], status: 'running' })).toBe(true);
    expect(isIn({ attributes: { id: 7 } })).toBe(true);
    expect(isIn({}, { namespace: ['n', 0, 0], filters: [{ seed: 's', ranges: [[0, 1]] }] })).toBe(true);
  });

  it('has nobody in who cannot say whether a condition holds', () => {
    const experiment = { key: 'my-test', variations: [0, 1], condition: {} };

    expect(runExperiment(experiment, { attributes: { id: '1' } }).inExperiment).toBe(false);
  });
});

type Case = readonly [string, GrowthBookContext, GrowthBookExperiment, unknown, boolean, boolean];

const cases = (sharedJson('suites/growthbook/cases.json') as { run: Case[] } | undefined)?.run;

describe.runIf(cases)('the cases of GrowthBook', () => {
  it.each(cases ?? [])('%s', (_, context, experiment, value, inExperiment, hashUsed) => {
    expect(runExperiment(experiment, context, holds)).toMatchObject({ value, inExperiment, hashUsed });
  });
});

if (cases === undefined) describe(`the cases of GrowthBook (${ABSENT})`, () => it.skip('all of it', () => {}));
