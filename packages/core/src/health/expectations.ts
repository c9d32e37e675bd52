import type { Fields } from '../shape/shape.ts';
import { declarationFields, type AttributeDeclaration } from '../strategy/attributeDeclaration.ts';
import { thresholdFields, type Threshold } from './threshold.ts';

/**
 * What is known of a property of an event.
 * @public
 */
export interface PropertyDeclaration extends AttributeDeclaration {
  /** The customer's attribute that it tells: sources that tell it differently contradict each other. */
  readonly attribute?: string;
}

/**
 * What is expected of the events of a type.
 * @public
 */
export interface EventExpectation {
  /** By name, or by a path such as `address.city`; in `items.*.email` a star stands for any place in a list. */
  readonly properties?: Readonly<Record<string, PropertyDeclaration>>;
  /** The consent without which such events should not be there. */
  readonly consent?: { readonly channel: string; readonly purpose: string };
}

/**
 * What is expected of the data that flows in. Plain JSON.
 * @public
 */
export interface Expectations {
  /**
   * The customer's attributes, as a strategy declares them: a property of that name is expected to have the type, is allowed to
   * be personal where that is declared, and should be the same from every source.
   */
  readonly attributes?: Readonly<Record<string, AttributeDeclaration>>;
  /** By event type. */
  readonly events?: Readonly<Record<string, EventExpectation>>;
  readonly thresholds?: readonly Threshold[];
  /** How many pairs of event type and source are counted each by itself; 64. Those of the types under `events` come first. */
  readonly atMost?: number;
  /** What samples are drawn by: one that nobody knows keeps others from guessing who is in them. */
  readonly seed?: string;
}

export const expectationsFields: Fields = {
  required: {},
  optional: {
    attributes: { is: 'record', of: { is: 'object', fields: declarationFields } },
    events: {
      is: 'record',
      of: {
        is: 'object',
        fields: {
          required: {},
          optional: {
            properties: {
              is: 'record',
              of: {
                is: 'object',
                fields: {
                  required: {},
                  optional: { ...declarationFields.optional, attribute: { is: 'text' } },
                },
              },
            },
            consent: { is: 'object', fields: { required: { channel: { is: 'text' }, purpose: { is: 'text' } } } },
          },
        },
      },
    },
    thresholds: { is: 'list', of: { is: 'object', fields: thresholdFields } },
    atMost: { is: 'number', min: 1, max: 4096, whole: true },
    seed: { is: 'text' },
  },
};
