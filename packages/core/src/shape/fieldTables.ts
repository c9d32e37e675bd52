import { FieldTable } from './fieldTable.ts';
import type { Fields } from './shape.ts';

/** The tables of fields that were made so far; each is made once. */
export class FieldTables {
  readonly #isNode: boolean;
  readonly #known = new Map<Fields, FieldTable>();

  /** @param isNode - nodes have a kind as well */
  constructor(isNode: boolean) {
    this.#isNode = isNode;
  }

  of(fields: Fields): FieldTable {
    let table = this.#known.get(fields);
    if (table === undefined) this.#known.set(fields, (table = new FieldTable(fields, this.#isNode)));
    return table;
  }
}
