import { expect, it } from 'vitest';

import { BY_PATHS } from './byPaths.ts';
import { standardVocabulary } from './standardVocabulary.ts';

it('T24 every rule of the funnel looks by paths alone, but for two that ask code', () => {
  const asked = standardVocabulary.filter(({ family }) => !['aggregate', 'trigger', 'part'].includes(family));

  expect(asked.map(({ kind }) => kind).filter((kind) => !BY_PATHS.includes(kind))).toEqual(['custom', 'propensity']);
  expect(BY_PATHS.filter((kind) => !asked.some((rule) => rule.kind === kind))).toEqual([]);
});
