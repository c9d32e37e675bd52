import { BORN_WITH, ELEMENT_PATH, PATH, TIME_OF_DAY } from '../shape/patterns.ts';
import type { Family, Fields, Shape } from '../shape/shape.ts';
import type { NodeRule, Rule } from './rule.ts';
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
 * import { strategySchema } from '@opportune/core/schema';
 *
 * strategySchema().required; // => ['id', 'version', 'actions', 'funnel']
 * ```
 * @public
 */
export function strategySchema(rules: readonly Rule[] = standardVocabulary): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Opportune strategy',
    ...objectSchema(strategyFields),
    $defs: {
      name,
      json,
      ...Object.fromEntries(FAMILIES.map((family) => [family, familySchema(family, rules)])),
      ...Object.fromEntries(
        OF_ELEMENTS.map((family) => [`${family}OfElement`, familySchema(family, rules, 'OfElement')]),
      ),
    },
  };
}

const FAMILIES: readonly Family[] = ['condition', 'term', 'aggregate', 'trigger', 'policy', 'factor', 'stage'];

/** What can also stand in a condition on an element of a list, where paths may begin with `element`. */
const OF_ELEMENTS: readonly Family[] = ['condition', 'term'];

type Scope = '' | 'OfElement';

/** What a record may call its entries. */
const name: JsonSchema = { not: { enum: BORN_WITH } };
const names: JsonSchema = { $ref: '#/$defs/name' };

const json: JsonSchema = {
  type: ['object', 'array', 'string', 'number', 'boolean', 'null'],
  propertyNames: names,
  additionalProperties: { $ref: '#/$defs/json' },
  items: { $ref: '#/$defs/json' },
};

function familySchema(family: Family, rules: readonly Rule[], scope: Scope = ''): JsonSchema {
  const members = rules.filter((rule): rule is NodeRule => rule.family === family);
  if (members.length === 0) return { not: {} };
  return { oneOf: members.map(({ kind, fields }) => objectSchema(fields, { kind: { const: kind } }, scope)) };
}

function objectSchema(
  { required, optional = {} }: Fields,
  more: Record<string, JsonSchema> = {},
  scope: Scope = '',
): JsonSchema {
  const schemas = Object.entries({ ...required, ...optional }).map(([name, shape]) => [name, schemaOf(shape, scope)]);
  return {
    type: 'object',
    properties: { ...more, ...Object.fromEntries(schemas) },
    required: [...Object.keys(more), ...Object.keys(required)],
    additionalProperties: false,
  };
}

function schemaOf(shape: Shape, scope: Scope): JsonSchema {
  switch (shape.is) {
    case 'text':
    case 'target':
    case 'zone':
      return { type: 'string' };
    case 'path':
      return pathSchema(scope);
    case 'timeOfDay':
      return { type: 'string', pattern: TIME_OF_DAY.source };
    case 'number':
      return numberSchema(shape);
    case 'scalar':
      return { type: ['string', 'number', 'boolean', 'null'] };
    case 'true':
      return { const: true };
    case 'oneOf':
      return { enum: shape.of };
    case 'json':
      return { $ref: '#/$defs/json' };
    case 'list':
      return listSchema(shape, scope);
    case 'record':
      return { type: 'object', propertyNames: names, additionalProperties: schemaOf(shape.of, scope) };
    case 'object':
      return objectSchema(shape.fields, {}, scope);
    case 'node':
      return { $ref: `#/$defs/${shape.family}${shape.scope === 'element' ? 'OfElement' : scope}` };
    case 'term':
      return { oneOf: [pathSchema(scope), { type: 'number' }, { $ref: `#/$defs/term${scope}` }] };
  }
}

function listSchema({ of, min, max, orOne }: Extract<Shape, { is: 'list' }>, scope: Scope): JsonSchema {
  const list = {
    type: 'array',
    items: schemaOf(of, scope),
    ...(min === undefined ? {} : { minItems: min }),
    ...(max === undefined ? {} : { maxItems: max }),
  };
  return orOne ? { oneOf: [schemaOf(of, scope), list] } : list;
}

const pathSchema = (scope: Scope): JsonSchema => ({
  type: 'string',
  pattern: (scope === '' ? PATH : ELEMENT_PATH).source,
});

const numberSchema = ({ min, above, max, whole }: Extract<Shape, { is: 'number' }>): JsonSchema => ({
  type: whole ? 'integer' : 'number',
  ...(min === undefined ? {} : { minimum: min }),
  ...(above === undefined ? {} : { exclusiveMinimum: above }),
  ...(max === undefined ? {} : { maximum: max }),
});
