import type { CustomerEvent } from '@opportune/core';
import fc from 'fast-check';

import { shop } from './shop.ts';
import { among, instants, lists, mostly, partly, values, versions, wholly } from './values.ts';

/**
 * Events of one customer of the shop: what customers do, and what they say of consent. Properties may be missing or of
 * another type; everything is JSON.
 *
 * @param options - `customer`: whose they are; `times`: when they happen; `ids`: how many ids they share, so that some
 * come twice; 40
 * @example
 * ```ts
 * import { events } from '@opportune/testing';
 * import fc from 'fast-check';
 *
 * const [event] = fc.sample(events({ customer: 'ada', times: fc.constant(0) }), 1);
 *
 * [event?.customer, event?.time]; // => ['ada', 0]
 * ```
 * @public
 */
export function events(options: {
  readonly customer: string;
  readonly times: fc.Arbitrary<number>;
  readonly ids?: number;
}): fc.Arbitrary<CustomerEvent> {
  const build = of(options);
  return fc.oneof(
    { weight: 12, arbitrary: build(among(shop.eventTypes.slice(0, 3)), purchase) },
    { weight: 2, arbitrary: build(fc.constant('moved'), move) },
    { weight: 4, arbitrary: build(fc.constant('consent_granted'), word) },
    { weight: 2, arbitrary: build(among(shop.consentTypes), word) },
    { weight: 1, arbitrary: build(fc.constantFrom('', 'unheard of', 'toString'), purchase) },
  );
}

/** What customers answer to what they were sent, in the same ids. */
export const outcomes = (options: Options): fc.Arbitrary<CustomerEvent> =>
  of(options)(mostly(shop.outcomeTypes), answer);

interface Options {
  readonly customer: string;
  readonly times: fc.Arbitrary<number>;
  readonly ids?: number;
}

type Build = (type: fc.Arbitrary<string>, properties: fc.Arbitrary<object>) => fc.Arbitrary<CustomerEvent>;

function of({ customer, times: time, ids = 40 }: Options): Build {
  const id = fc.nat({ max: ids - 1 }).map((n) => `e${n}`);
  const source = fc.option(fc.constantFrom('web', 'shop'), { nil: undefined, freq: 2 });
  return (type, properties) =>
    wholly({ id, type, customer: fc.constant(customer), time, properties, source }).map(
      withoutGaps,
    ) as fc.Arbitrary<CustomerEvent>;
}

const items = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: partly({ sku: among(['shoe', 'hat', 'Hat']), qty: values, tags: lists }) },
    { weight: 1, arbitrary: values },
  ),
  { maxLength: 3 },
);

const purchase = partly({
  total: values,
  item: fc.oneof(fc.constantFrom('shoe', 'hat', null), values),
  address: fc.constantFrom<unknown>({ city: 'Graz' }, { city: 50 }, {}, 'Graz'),
  tags: fc.oneof({ weight: 4, arbitrary: lists }, { weight: 1, arbitrary: values }),
  items,
  at: fc.oneof({ weight: 4, arbitrary: instants }, { weight: 1, arbitrary: values }),
  app: fc.oneof({ weight: 4, arbitrary: versions }, { weight: 1, arbitrary: values }),
});

const move = partly({
  timeZone: fc.oneof({ weight: 4, arbitrary: among<unknown>(shop.zones) }, { weight: 1, arbitrary: values }),
  segment: fc.oneof(among<unknown>(shop.segments), values),
  visits: values,
});

const word = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: mostly<unknown>(shop.channels) }, { weight: 1, arbitrary: values }),
    fc.oneof(
      { weight: 5, arbitrary: mostly<unknown>(shop.purposes) },
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: values },
    ),
  )
  .chain(([channel, purpose]) =>
    fc.constantFrom(undefined, true, false).map((permanent) => withoutGaps({ channel, purpose, permanent })),
  );

const answer = partly({
  action: fc.oneof({ weight: 9, arbitrary: among<unknown>(shop.actions) }, { weight: 1, arbitrary: values }),
  group: among(shop.groups),
  channel: mostly(shop.channels),
});

const withoutGaps = (all: object): object =>
  Object.fromEntries(Object.entries(all).filter(([, each]) => each !== undefined));
