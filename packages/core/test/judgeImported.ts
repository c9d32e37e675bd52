import type { Truth } from '../src/conditions/truth.ts';
import type { Moment } from '../src/funnel/moment.ts';
import { importConditions } from '../src/import/importConditions.ts';
import type { Node } from '../src/shape/shape.ts';
import { CheckingBuilder } from '../src/strategy/checkingBuilder.ts';
import { ReadableVocabulary } from '../src/strategy/readableVocabulary.ts';
import { standardVocabulary } from '../src/strategy/standardVocabulary.ts';
import { moment } from './moment.ts';
import { small } from './small.ts';

/** What an imported condition says of a moment, with the custom conditions that it may need, and beside named ones. */
export function judgeImported(
  condition: Node,
  parts: Partial<Moment> = {},
  conditions: Readonly<Record<string, Node>> = {},
): Truth {
  const strategy = small({ conditions } as Parameters<typeof small>[0]);
  const builder = new CheckingBuilder(
    strategy,
    new ReadableVocabulary(standardVocabulary),
    { models: {}, conditions: importConditions },
    [],
  );
  return builder.condition(condition, '').test(moment(parts));
}
