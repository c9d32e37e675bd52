import type { Fields, Shape } from './shape.ts';

const A_TEXT: Shape = { is: 'text' };

interface Field {
  readonly shape: Shape;
  readonly isRequired: boolean;
}

/** The fields of an object, made ready to be looked up. */
export class FieldTable {
  /** How many are required. */
  readonly required: number;
  /** All of them, for a person. */
  readonly names: string;
  /** The required ones first. */
  readonly #fields = new Map<string, Field>();

  /** @param isNode - a node has a kind as well */
  constructor({ required, optional = {} }: Fields, isNode: boolean) {
    if (isNode) this.#fields.set('kind', { shape: A_TEXT, isRequired: true });
    for (const [name, shape] of Object.entries(required)) this.#fields.set(name, { shape, isRequired: true });
    this.required = this.#fields.size;
    for (const [name, shape] of Object.entries(optional)) {
      if (!this.#fields.has(name)) this.#fields.set(name, { shape, isRequired: false });
    }
    this.names = [...this.#fields.keys()].join(', ');
  }

  find(name: string): Field | undefined {
    return this.#fields.get(name);
  }

  /** The required ones that an object lacks. */
  missingFrom(object: object): readonly (readonly [string, Shape])[] {
    return [...this.#fields]
      .filter(([name, { isRequired }]) => isRequired && !Object.hasOwn(object, name))
      .map(([name, { shape }]) => [name, shape]);
  }
}
