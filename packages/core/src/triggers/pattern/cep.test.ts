import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../../.config/shared.ts';
import type { CepCase } from '../../../test/cep/cepCase.ts';
import { cepRun } from '../../../test/cep/cepRun.ts';

const suite = sharedJson('suites/cep/cases.json') as { cases: CepCase[] } | undefined;

/** Cases in which we mean something else, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {};

const sorted = (lists: readonly (readonly string[])[]): readonly string[] => lists.map((list) => list.join(' ')).sort();

describe.runIf(suite)('T7 to T14 the cases of other pattern engines', () => {
  for (const each of suite?.cases ?? []) {
    if (each.id in OTHERWISE) it.skip(`${each.id}: ${OTHERWISE[each.id]}`, () => {});
    else
      it(each.id, () => {
        const { matches, timeouts, late } = cepRun(each);

        expect(sorted(matches)).toEqual(sorted(each.expected));
        if (each.expectedTimeouts) expect(timeouts).toEqual(each.expectedTimeouts);
        if (each.expectedLate) expect(late).toEqual(each.expectedLate);
      });
  }
});

if (suite === undefined)
  describe(`the cases of other pattern engines (${ABSENT})`, () => it.skip('all of it', () => {}));
