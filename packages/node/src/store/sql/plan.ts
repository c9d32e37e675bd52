import type { CommitAnswer } from '@opportune/core';

import type { Entry, Letter, Unit } from './unit.ts';

/** What is stored of all that some units are about. */
export interface Known {
  /** Of each customer who is stored. */
  readonly versions: ReadonlyMap<string, number>;
  /** Those marks of inputs that were committed before. */
  readonly seen: ReadonlySet<string>;
}

/** What has to be written for all of some units. */
export interface Plan {
  /** In the order of the units. */
  readonly answers: readonly CommitAnswer[];
  /** By key; the last of what a customer becomes. */
  readonly customers: ReadonlyMap<string, Entry>;
  readonly inputs: readonly string[];
  /** Whose entries are taken out of the outbox and the dead letters, before new ones go in. */
  readonly forgotten: ReadonlySet<string>;
  readonly outbox: readonly (Letter & { readonly customer: string; readonly trace: string | null })[];
}

/** Does to some units in memory what one after the other would do in the database, so that all are written at once. */
export function plan(units: readonly Unit[], known: Known): Plan {
  const versions = new Map(known.versions);
  const customers = new Map<string, Entry>();
  const inputs = new Set<string>();
  const forgotten = new Set<string>();
  let outbox: Plan['outbox'][number][] = [];

  const isExpected = (entry: Entry | undefined): boolean =>
    entry === undefined || (versions.get(entry.customer) ?? 0) === entry.expectedVersion;

  const put = (entry: Entry): void => {
    customers.set(entry.customer, entry);
    versions.set(entry.customer, entry.expectedVersion + 1);
  };

  const answerTo = (unit: Unit): CommitAnswer => {
    const { input, customer, moves, trace } = unit;
    if (input !== undefined && (known.seen.has(input) || inputs.has(input))) return 'duplicate';
    if (!isExpected(customer) || !isExpected(moves)) return 'conflict';
    put(customer);
    if (moves !== undefined) put(moves);
    if (input !== undefined) inputs.add(input);
    if (unit.forgets) {
      forgotten.add(customer.customer);
      outbox = outbox.filter((entry) => entry.customer !== customer.customer);
    }
    for (const decision of unit.decisions) outbox.push({ ...decision, customer: customer.customer, trace });
    return 'committed';
  };

  const answers = units.map(answerTo);
  return { answers, customers, inputs: [...inputs], forgotten, outbox };
}
