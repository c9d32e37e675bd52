import type { Node, Shape } from '../shape/shape.ts';
import { windowFields, type OneWindow } from './window.ts';

/**
 * Which events an aggregate looks at: those of one window, and of these the ones for which `where` is true, a condition on the
 * event alone.
 * @public
 */
export type AggregateOptions<Where = Node> = OneWindow & { readonly where?: Where };

/** The fields that every aggregate over a window may have. */
export const aggregateOptionFields: Readonly<Record<string, Shape>> = {
  where: { is: 'node', family: 'condition' },
  ...windowFields,
};
