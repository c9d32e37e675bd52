import type { Fields, Shape } from '../shape/shape.ts';
import { declarationFields } from './attributeDeclaration.ts';

const text: Shape = { is: 'text' };
const instant: Shape = { is: 'number', whole: true };

/** Each asks each action, so that many of both would multiply. */
export const MOST_STAGES = 32;

/** Each is a candidate of its own. */
export const MOST_CHANNELS = 8;

/** Each contact may have to remember all of them. */
const MOST_TAGS = 64;

const whenChanged: Shape = { is: 'record', of: { is: 'oneOf', of: ['keep', 'restart'] } };

const actionShape: Shape = {
  is: 'object',
  fields: {
    required: { id: text, channel: { is: 'list', of: text, min: 1, max: MOST_CHANNELS, orOne: true } },
    optional: {
      issue: text,
      group: text,
      tags: { is: 'list', of: text, max: MOST_TAGS },
      value: { is: 'number', min: 0 },
      on: text,
      when: { is: 'node', family: 'condition' },
      attributes: { is: 'record', of: { is: 'scalar' } },
      content: { is: 'record', of: { is: 'json' } },
      validFrom: instant,
      validTo: instant,
      mandatory: { is: 'true' },
      lever: { is: 'number', min: 0 },
    },
  },
};

const age: Shape = { is: 'number', above: 0 };

const retentionShape: Shape = {
  is: 'object',
  fields: {
    required: {},
    optional: {
      profile: age,
      aggregates: age,
      triggers: age,
      contacts: age,
      outcomes: age,
      consents: age,
      openAtMost: { is: 'number', min: 1, whole: true },
    },
  },
};

/** The shape of a whole strategy. */
export const strategyFields: Fields = {
  required: {
    id: text,
    version: text,
    actions: { is: 'list', of: actionShape },
    funnel: { is: 'list', of: { is: 'node', family: 'stage' }, min: 1, max: MOST_STAGES },
  },
  optional: {
    seed: text,
    lateness: { is: 'number', min: 0 },
    attributes: { is: 'record', of: { is: 'object', fields: declarationFields } },
    retention: retentionShape,
    recipes: { is: 'record', of: text },
    aggregates: { is: 'record', of: { is: 'node', family: 'aggregate' } },
    conditions: { is: 'record', of: { is: 'node', family: 'condition' } },
    triggers: { is: 'record', of: { is: 'node', family: 'trigger' } },
    carry: {
      is: 'object',
      fields: { required: {}, optional: { aggregates: whenChanged, triggers: whenChanged } },
    },
  },
};

/** The shape of an amendment. */
export const amendmentFields: Fields = {
  required: {},
  optional: {
    actions: { is: 'list', of: actionShape },
    without: { is: 'list', of: text },
    version: text,
  },
};
