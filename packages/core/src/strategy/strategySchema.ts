import { PATH, TIME_OF_DAY } from '../shape/patterns.ts';
import type { Family, Fields, Shape } from '../shape/shape.ts';
import type { Rule } from './rule.ts';
import { standardVocabulary } from './standardVocabulary.ts';
import { strategyFields } from './strategyShape.ts';

/** A JSON Schema, draft 2020-12. @public */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of a strategy, made from the shapes by which strategies are checked: for editors, for other languages,
 * and for whoever stores them.
 *
 * @param rules - the vocabulary; every rule where it is left out
 * @example
 * ```ts
 * import { strategySchema } from '@opportune/core';
 *
 * strategySchema().required; // => ['id', 'version', 'actions', 'funnel']
 * ```
 * @public
 */
export function strategySchema(rules: readonly Rule[] = standardVocabulary): JsonSchema {
  const families = [...new Set(rules.map(({ family }) => family))];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Opportune strategy',
    ...objectSchema(strategyFields),
    $defs: Object.fromEntries(families.map((family) => [family, familySchema(family, rules)])),
  };
}

const familySchema = (family: Family, rules: readonly Rule[]): JsonSchema => ({
  oneOf: rules
    .filter((rule) => rule.family === family)
    .map(({ kind, fields }) => objectSchema(fields, { kind: { const: kind } })),
});

function objectSchema({ required, optional = {} }: Fields, more: Record<string, JsonSchema> = {}): JsonSchema {
  const schemas = Object.entries({ ...required, ...optional }).map(([name, shape]) => [name, schemaOf(shape)]);
  return {
    type: 'object',
    properties: { ...more, ...Object.fromEntries(schemas) },
    required: [...Object.keys(more), ...Object.keys(required)],
    additionalProperties: false,
  };
}

function schemaOf(shape: Shape): JsonSchema {
  switch (shape.is) {
    case 'text':
    case 'zone':
      return { type: 'string' };
    case 'path':
      return { type: 'string', pattern: PATH.source };
    case 'timeOfDay':
      return { type: 'string', pattern: TIME_OF_DAY.source };
    case 'number':
      return numberSchema(shape);
    case 'scalar':
      return { type: ['string', 'number', 'boolean', 'null'] };
    case 'json':
      return {};
    case 'list':
      return { type: 'array', items: schemaOf(shape.of), ...(shape.min === undefined ? {} : { minItems: shape.min }) };
    case 'record':
      return { type: 'object', additionalProperties: schemaOf(shape.of) };
    case 'object':
      return objectSchema(shape.fields);
    case 'node':
      return { $ref: `#/$defs/${shape.family}` };
  }
}

const numberSchema = ({ min, above, max, whole }: Extract<Shape, { is: 'number' }>): JsonSchema => ({
  type: whole ? 'integer' : 'number',
  ...(min === undefined ? {} : { minimum: min }),
  ...(above === undefined ? {} : { exclusiveMinimum: above }),
  ...(max === undefined ? {} : { maximum: max }),
});
