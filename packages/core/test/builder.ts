import type { CustomCondition } from '../src/conditions/customCondition.ts';
import { Builder } from '../src/strategy/builder.ts';
import type { Model } from '../src/strategy/model.ts';
import { standardVocabulary } from '../src/strategy/standardVocabulary.ts';
import type { Strategy } from '../src/strategy/strategy.ts';
import { Vocabulary } from '../src/strategy/vocabulary.ts';
import { small } from './small.ts';

/** Makes single nodes run, outside a whole strategy. */
export const builder = (
  parts: Partial<Strategy> = {},
  models: Readonly<Record<string, Model>> = {},
  conditions: Readonly<Record<string, CustomCondition>> = {},
): Builder => new Builder(small(parts), new Vocabulary(standardVocabulary), { models, conditions }, []);
