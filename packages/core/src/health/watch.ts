import { hash32 } from '../internal/hash.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { AttributeType } from '../strategy/attributeDeclaration.ts';
import type { EventExpectation, Expectations, PropertyDeclaration } from './expectations.ts';

/** Something that is declared of a property. */
interface Declared<T> {
  /** The names on the way to it. */
  readonly way: readonly string[];
  readonly path: Pointer;
  readonly is: T;
}

/** What to look for in the events of a type. */
export interface Watch {
  readonly isDeclared: boolean;
  readonly expected: readonly Declared<true>[];
  readonly typed: readonly Declared<AttributeType>[];
  /** The customer's attributes that it tells. */
  readonly told: readonly Declared<string>[];
  /** Where personal data is declared. */
  readonly personal: ReadonlySet<Pointer>;
  readonly consent: EventExpectation['consent'];
}

/** Expectations made ready: what to look for by event type, worked out once. */
export class Watches {
  readonly seed: number;
  readonly #byType: ReadonlyMap<string, Watch>;
  readonly #others: Watch;

  constructor({ attributes = {}, events = {}, seed = '' }: Expectations) {
    this.seed = hash32(seed, 0);
    // An attribute is expected of customers, not of each event.
    const everywhere = Object.entries(attributes).map(
      ([name, { type, sensitivity }]): [string, PropertyDeclaration] => [
        name,
        { ...(type && { type }), ...(sensitivity && { sensitivity }), attribute: name },
      ],
    );
    this.#others = watchOf(everywhere);
    this.#byType = new Map(
      Object.entries(events).map(([type, { properties = {}, consent }]) => [
        type,
        watchOf([...new Map([...everywhere, ...Object.entries(properties)])], consent, true),
      ]),
    );
  }

  of(type: unknown): Watch {
    return this.#byType.get(type as string) ?? this.#others;
  }
}

function watchOf(
  properties: readonly (readonly [string, PropertyDeclaration])[],
  consent?: EventExpectation['consent'],
  isDeclared = false,
): Watch {
  const declared = <T>(read: (declaration: PropertyDeclaration) => T | undefined): readonly Declared<T>[] =>
    properties.flatMap(([name, declaration]) => {
      const is = read(declaration);
      const way = name.split('.');
      return is === undefined ? [] : [{ way, path: way.reduce<Pointer>(under, '/properties'), is }];
    });
  const isPersonal = ({ sensitivity = 'none' }: PropertyDeclaration): true | undefined =>
    sensitivity === 'none' ? undefined : true;
  return {
    isDeclared,
    expected: declared(({ expected }) => expected),
    typed: declared(({ type }) => type),
    told: declared(({ attribute }) => attribute),
    personal: new Set(declared(isPersonal).map(({ path }) => path)),
    consent,
  };
}
