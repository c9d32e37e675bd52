import type { CommitAnswer, Instant } from '@opportune/core';

import type { Dialect } from './dialect.ts';
import { among, over } from './lists.ts';
import { Overtaken } from './overtaken.ts';
import { plan, type Known, type Plan } from './plan.ts';
import type { Seen } from './seen.ts';
import type { Unit } from './unit.ts';
import type { Value, Work } from './work.ts';

/** Commits, as a part of a unit: looks once, decides in memory, writes once, however many there are. */
export function committing(
  { tables, isAlone, forUpdate }: Dialect,
  seen: Seen,
): (units: readonly Unit[], now: Instant) => Work<readonly CommitAnswer[]> {
  function* look(units: readonly Unit[], now: Instant): Work<Known> {
    const customers = new Set<string>();
    const inputs = new Set<string>();
    for (const { customer, moves, input } of units) {
      customers.add(customer.customer);
      if (moves !== undefined) customers.add(moves.customer);
      if (input !== undefined) inputs.add(input);
    }
    const versions = yield* among(
      `SELECT customer, version FROM ${tables.customers} WHERE customer`,
      customers,
      `ORDER BY customer ${forUpdate}`,
    );
    return {
      versions: new Map(versions.map((row) => [String(row['customer']), Number(row['version'])])),
      seen: yield* seen.known(inputs, now),
    };
  }

  function* put({ customers }: Plan, { versions }: Known): Work<void> {
    const into = `INSERT INTO ${tables.customers} (customer, version, state, wake_at) VALUES`;
    const known: Value[][] = [];
    const fresh: Value[][] = [];
    for (const customer of [...customers.keys()].sort()) {
      const { expectedVersion, state, wakeAt } = customers.get(customer)!;
      (versions.has(customer) ? known : fresh).push([customer, expectedVersion + 1, state, wakeAt]);
    }
    // Whoever is known has been kept from others by the look, and has the version that was looked at.
    const replace = 'version = excluded.version, state = excluded.state, wake_at = excluded.wake_at, holder = NULL';
    yield* over(into, known, `ON CONFLICT (customer) DO UPDATE SET ${replace}`);
    // Of those who are not, somebody else can have been quicker.
    const added = yield* over(into, fresh, `ON CONFLICT (customer) DO NOTHING ${isAlone ? '' : 'RETURNING customer'}`);
    if (!isAlone && added.length < fresh.length) throw new Overtaken('a customer was added by another');
  }

  function* send({ forgotten, outbox }: Plan): Work<void> {
    for (const table of [tables.outbox, tables.deadLetters]) {
      yield* among(`DELETE FROM ${table} WHERE customer`, forgotten);
    }
    yield* over(
      `INSERT INTO ${tables.outbox} (decision_id, customer, channel, decision, attempts, not_before, trace) VALUES`,
      outbox.map(({ id, customer, channel, json, trace }) => [id, customer, channel, json, 0, 0, trace]),
      'ON CONFLICT (decision_id) DO NOTHING',
    );
  }

  return function* (units, now) {
    const known = yield* look(units, now);
    const planned = plan(units, known);
    yield* put(planned, known);
    yield* seen.add(planned.inputs, now);
    yield* send(planned);
    return planned.answers;
  };
}
