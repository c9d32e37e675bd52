import type { CustomCondition } from '../src/conditions/customCondition.ts';
import { fallBack } from '../src/funnel/allocation/fallBack.ts';
import { CheckingBuilder } from '../src/strategy/checkingBuilder.ts';
import type { Model } from '../src/strategy/model.ts';
import { ReadableVocabulary } from '../src/strategy/readableVocabulary.ts';
import { standardVocabulary } from '../src/strategy/standardVocabulary.ts';
import type { Strategy } from '../src/strategy/strategy.ts';
import { small } from './small.ts';

/** Makes single nodes run, outside a whole strategy. */
export const builder = (
  parts: Partial<Strategy> = {},
  models: Readonly<Record<string, Model>> = {},
  conditions: Readonly<Record<string, CustomCondition>> = {},
): CheckingBuilder => {
  const build = new CheckingBuilder(
    small(parts),
    new ReadableVocabulary(standardVocabulary),
    { models, conditions },
    [],
  );
  build.fallBack = fallBack;
  return build;
};
