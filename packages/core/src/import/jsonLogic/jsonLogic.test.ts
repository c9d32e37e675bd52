import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../../.config/shared.ts';
import { judgeImported } from '../../../test/judgeImported.ts';
import { isTruthy } from './evaluate.ts';
import { fromJsonLogic } from './fromJsonLogic.ts';

type Case = readonly [unknown, unknown, unknown];

const cases = (sharedJson('suites/json-logic/tests.json') as (Case | string)[] | undefined)?.filter(
  (one): one is Case => typeof one !== 'string',
);

/** All data stands in one attribute, so that a text or a list can be data too. */
const path = (name: string): string => (name === '' ? 'profile.data' : `profile.data.${name}`);

/** What is not carried: an operation that no condition can do. */
const NOT_CARRIED = new Set(['reduce']);

const operationOf = (rule: unknown): string => (typeof rule === 'object' && rule ? (Object.keys(rule)[0] ?? '') : '');

describe.runIf(cases)('the suite of JSON Logic', () => {
  it.each(cases ?? [])('%j of %j', (rule, data, expected) => {
    const { condition, findings } = fromJsonLogic(rule, { path });
    const seen = judgeImported(condition, { profile: { data } });

    if (NOT_CARRIED.has(operationOf(rule)) && findings.length > 0) {
      expect({ seen, codes: findings.map(({ code }) => code) }).toEqual({ seen: false, codes: ['NOT_EXPRESSIBLE'] });
      return;
    }
    expect(seen).toBe(isTruthy(expected));
  });
});

if (cases === undefined) describe(`the suite of JSON Logic (${ABSENT})`, () => it.skip('all of it', () => {}));
