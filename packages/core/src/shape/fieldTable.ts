import type { Fields, Shape } from './shape.ts';

const A_TEXT: Shape = { is: 'text' };

/** The fields of an object, made ready to be looked up. */
export class FieldTable {
  readonly required: ReadonlyMap<string, Shape>;
  /** All of them, for a person; the required ones first. */
  readonly names: string;
  readonly #shapes: ReadonlyMap<string, Shape>;

  /** @param isNode - a node has a kind as well */
  constructor({ required, optional = {} }: Fields, isNode: boolean) {
    this.required = new Map([...(isNode ? [['kind', A_TEXT] as const] : []), ...Object.entries(required)]);
    this.#shapes = new Map([...Object.entries(optional), ...this.required]);
    this.names = [...new Set([...this.required.keys(), ...this.#shapes.keys()])].join(', ');
  }

  find(name: string): Shape | undefined {
    return this.#shapes.get(name);
  }
}
