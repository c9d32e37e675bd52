import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../../.config/shared.ts';
import { judgeImported } from '../../../test/judgeImported.ts';
import { fromMongo } from './fromMongo.ts';
import type { Groups } from './readers.ts';

type Case = readonly [string, unknown, Record<string, unknown>, boolean, Groups?];

const cases = (sharedJson('suites/growthbook/cases.json') as { evalCondition: Case[] } | undefined)?.evalCondition;

describe.runIf(cases)('the cases of GrowthBook', () => {
  for (const [name, query, profile, expected, groups] of cases ?? [])
    it(name, () => {
      const { condition } = fromMongo(query, groups ? { groups } : {});

      expect(judgeImported(condition, { profile })).toBe(expected);
    });
});

if (cases === undefined) describe(`the cases of GrowthBook (${ABSENT})`, () => it.skip('all of it', () => {}));
