import type { Fields, Shape } from '../../shape/shape.ts';

/** Events of a part: the type may be left out. */
const patternEventShape: Shape = {
  is: 'object',
  fields: { required: {}, optional: { type: { is: 'text' }, where: { is: 'node', family: 'condition' } } },
};

const CONTIGUITY: Shape = { is: 'oneOf', of: ['next', 'followedBy', 'followedByAny'] };

/** Beyond that, steps would be counted that no memory holds. */
const COUNT = { is: 'number', whole: true, max: 64 } as const;

const LENGTH: Shape = { is: 'number', above: 0 };

const sequencePartFields: Fields = {
  required: {},
  optional: {
    name: { is: 'text' },
    of: patternEventShape,
    by: CONTIGUITY,
    times: {
      is: 'object',
      fields: {
        required: {},
        optional: {
          min: { ...COUNT, min: 0 },
          max: { ...COUNT, min: 1 },
          by: CONTIGUITY,
          until: patternEventShape,
          greedy: { is: 'true' },
        },
      },
    },
    optional: { is: 'true' },
    within: LENGTH,
    without: patternEventShape,
    absent: patternEventShape,
    for: LENGTH,
  },
};

const sequences: Shape = {
  is: 'list',
  of: { is: 'list', of: { is: 'object', fields: sequencePartFields }, min: 1 },
  min: 1,
};

/** The shape of a part of a pattern. What cannot be said together, `readParts` knows. */
export const partShape: Shape = {
  is: 'object',
  fields: { required: {}, optional: { ...sequencePartFields.optional, all: sequences, any: sequences } },
};
