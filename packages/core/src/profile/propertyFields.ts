import type { Fields } from '../shape/shape.ts';
import { aggregateOptionFields } from './aggregateOptions.ts';

/** The fields of an aggregate of one property. */
export const propertyFields: Fields = {
  required: { of: { is: 'text' }, property: { is: 'text' } },
  optional: aggregateOptionFields,
};
