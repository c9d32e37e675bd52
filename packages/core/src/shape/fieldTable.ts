import type { Fields, Shape } from './shape.ts';

const A_TEXT: Shape = { is: 'text' };

interface Field {
  readonly shape: Shape;
  readonly isRequired: boolean;
}

/** The fields of an object, made ready to be looked up. */
export class FieldTable {
  /** By name, the required ones first. */
  readonly fields: ReadonlyMap<string, Field>;
  /** How many are required. */
  readonly required: number;

  /** @param isNode - a node has a kind as well */
  constructor({ required, optional = {} }: Fields, isNode: boolean) {
    const needed = isNode ? { kind: A_TEXT, ...required } : required;
    const all = Object.entries({ ...needed, ...optional });
    this.fields = new Map(all.map(([name, shape]) => [name, { shape, isRequired: Object.hasOwn(needed, name) }]));
    this.required = Object.keys(needed).length;
  }

  /** All of them, for a person. */
  names(): string {
    return [...this.fields.keys()].join(', ');
  }
}
