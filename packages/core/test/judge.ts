import type { Truth } from '../src/conditions/truth.ts';
import type { Moment } from '../src/funnel/moment.ts';
import type { Node } from '../src/shape/shape.ts';
import { builder } from './builder.ts';
import { moment } from './moment.ts';

/** What a condition says of a moment. */
export const judge = (condition: Node, parts: Partial<Moment> = {}): Truth =>
  builder().condition(condition, '').test(moment(parts));
