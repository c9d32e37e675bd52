import type { Instant } from '../time/instant.ts';
import type { AggregateRule } from './aggregateRule.ts';

/** @public */
export interface Latest<Type extends string = string, Property extends string = string> {
  readonly kind: 'latest';
  readonly of: Type;
  readonly property: Property;
}

interface Memory {
  readonly time: Instant;
  readonly id: string;
  readonly value: unknown;
}

/**
 * The property of the latest event of a type that has it, by event time; of two at the same time that with the greater
 * id counts. Unknown where there was none.
 *
 * @example
 * ```ts
 * import { latest } from '@opportune/core';
 *
 * latest('email_clicked', 'campaign'); // => { kind: 'latest', of: 'email_clicked', property: 'campaign' }
 * ```
 * @see docs/semantics.md, A4
 * @public
 */
export const latest = <const Type extends string, const Property extends string>(
  of: Type,
  property: Property,
): Latest<Type, Property> => ({ kind: 'latest', of, property });

/** @public */
export const latestRule: AggregateRule<Latest> = {
  family: 'aggregate',
  kind: 'latest',
  fields: { required: { of: { is: 'text' }, property: { is: 'text' } } },
  compile: ({ of, property }) => ({
    listensTo: [of],
    accepts: (memory) => typeof memory === 'object' && memory !== null && !Array.isArray(memory),
    add: (memory, { id, time, properties }) => {
      const value = Object.hasOwn(properties, property) ? properties[property] : undefined;
      if (value === undefined) return memory;
      const last = memory as Memory | undefined;
      return last === undefined ? { time, id, value } : later(last, { time, id, value });
    },
    read: (memory) => (memory as Memory | undefined)?.value,
    merge: (one, other) => later(one as Memory, other as Memory),
  }),
};

/** Of two at the same time and of the same id, the second. */
const later = (one: Memory, other: Memory): Memory =>
  other.time < one.time || (other.time === one.time && other.id < one.id) ? one : other;
