import { BORN } from './names.ts';
import { nodeOf } from './nodes.ts';
import { quietly } from './quietly.ts';
import type { Random } from './random.ts';
import { longText, setOwn, thrower, valueOf } from './values.ts';

type Holder = Record<string, unknown>;

/** Something that a document holds: where, and by which key. */
interface Place {
  readonly holder: Holder;
  readonly key: string;
}

/** Changes a document in a few places: what is there is gone, is another thing, stands elsewhere, or holds itself. */
export function wound(random: Random, document: object, isWild: boolean): void {
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const place = placeIn(random, document);
    if (place !== undefined)
      inflict(random.pick(isWild && random.chance(0.3) ? WILD : WOUNDS), random, place, document);
  }
}

/** Something frozen, a proxy or an element of a text will not be changed. */
const inflict = (how: Wound, ...where: Parameters<Wound>): unknown => quietly(() => how(...where));

/** Goes down from the top, a random way and a random part of it. */
function placeIn(random: Random, document: object): Place | undefined {
  let here = document as Holder;
  let place: Place | undefined;
  for (let depth = 0; depth < 20; depth += 1) {
    const keys = keysOf(here);
    if (keys.length === 0) break;
    place = { holder: here, key: random.pick(keys) };
    const inner = heldBy(place);
    if (typeof inner !== 'object' || inner === null || random.chance(0.2)) break;
    here = inner as Holder;
  }
  return place;
}

const keysOf = (here: Holder): readonly string[] => quietly(() => Object.keys(here)) ?? [];

type Wound = (random: Random, place: Place, document: object) => unknown;

const WOUNDS: readonly Wound[] = [
  (_, { holder, key }) => void delete holder[key],
  (random, { holder, key }) => setOwn(holder, key, valueOf(random, { foreign: 0.3 })),
  (random, { holder, key }) => setOwn(holder, key, valueOf(random, { foreign: 0 })),
  (random, { holder, key }, document) => setOwn(holder, key, heldBy(placeIn(random, document))),
  (random, { holder, key }, document) => {
    const other = placeIn(random, document);
    if (other === undefined) return;
    const [mine, yours] = [holder[key], heldBy(other)];
    setOwn(holder, key, yours);
    setOwn(other.holder, other.key, mine);
  },
  (random, { holder, key }) => {
    const held = holder[key];
    delete holder[key];
    setOwn(holder, random.pick(BORN), held);
  },
  (random, { holder }) => setOwn(holder, random.pick(BORN), valueOf(random, { foreign: 0 })),
  (random, { holder, key }) => setOwn(holder, key, random.pick(BORN)),
  (random, { holder, key }) =>
    setOwn(holder, key, nodeOf(random, random.pick(['condition', 'term', 'factor', 'policy']))),
  (_, { holder, key }, document) => setOwn(holder, key, document),
  (_, { holder, key }) => setOwn(holder, key, holder),
  (random, { holder, key }) => setOwn(holder, key, wrapped(random, holder[key])),
  (random, { holder, key }) => random.chance(0.05) && setOwn(holder, key, longText(random)),
  (random, { holder, key }) => random.chance(0.03) && setOwn(holder, key, Array(2000).fill(holder[key])),
  (_, { holder, key }) => Array.isArray(holder[key]) && (holder[key].length += 5),
];

const WILD: readonly Wound[] = [
  (random, { holder, key }) => setOwn(holder, key, valueOf(random, { wild: 1 })),
  (_, { holder, key }) => thrower(key, holder),
  (_, { holder, key }) => {
    const held = holder[key];
    if (typeof held === 'object' && held !== null) holder[key] = new Proxy(held, {});
  },
  (_, { holder, key }) => {
    // It is another thing each time that it is looked at.
    const held = holder[key];
    let looks = 0;
    Object.defineProperty(holder, key, {
      get: () => ((looks += 1) % 2 === 0 ? held : { kind: 'all', of: [] }),
      enumerable: true,
    });
  },
  (_, { holder }) => Object.setPrototypeOf(holder, null) as unknown,
  (_, { holder }) => Object.setPrototypeOf(holder, { kind: 'all', of: [], when: 1, group: 'sale' }) as unknown,
];

const heldBy = (place: Place | undefined): unknown => quietly(() => place?.holder[place.key]);

/** The same in very many conditions one in another. */
function wrapped(random: Random, inner: unknown): unknown {
  const kind = random.pick(['not', 'all', 'isTrue', 'some']);
  let outer = inner;
  for (let left = random.chance(0.02) ? 9000 : random.pick([1, 5, 20, 70]); left > 0; left -= 1) {
    outer =
      kind === 'all' ? { kind, of: [outer] } : { kind, ...(kind === 'some' ? { path: 'event.items' } : {}), of: outer };
  }
  return outer;
}
