import type { JsonType } from '../conditions/isType.ts';
import type { Fields } from '../shape/shape.ts';

/**
 * The types that an attribute can be declared to have.
 * @public
 */
export type AttributeType = Exclude<JsonType, 'null'>;

/**
 * What is known of an attribute before any customer has it.
 * @public
 */
export interface AttributeDeclaration<Type extends AttributeType = AttributeType> {
  /** A condition that compares it with another type is refused. */
  readonly type?: Type;
  /** What a number is counted in, for a person: `EUR`, `days` … */
  readonly unit?: string;
  /** What the attribute is kept for, for a person: `fulfilment`, `marketing` … */
  readonly purpose?: string;
  /** Whether it is personal data; `none` where it is left out. What is declared here, the measure of privacy lets pass. */
  readonly sensitivity?: 'none' | 'personal' | 'sensitive';
  /** Every customer should have it: it counts for `health.completeness`. */
  readonly expected?: true;
  /** The source that knows best: the others are measured by it. */
  readonly source?: string;
}

/** The shape of a declaration. */
export const declarationFields: Fields = {
  required: {},
  optional: {
    type: { is: 'oneOf', of: ['string', 'number', 'boolean', 'array', 'object'] },
    unit: { is: 'text' },
    purpose: { is: 'text' },
    sensitivity: { is: 'oneOf', of: ['none', 'personal', 'sensitive'] },
    expected: { is: 'true' },
    source: { is: 'text' },
  },
};
