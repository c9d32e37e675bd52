import { foundIn } from '../check/found.ts';
import type { Custom } from '../conditions/custom.ts';
import type { Named } from '../conditions/named.ts';
import type { Propensity } from '../factors/propensity.ts';
import { own } from '../internal/own.ts';
import type { Node } from '../shape/shape.ts';
import { BY_PATHS } from '../strategy/byPaths.ts';
import type { ReadableVocabulary } from '../strategy/readableVocabulary.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** What a piece of a strategy looks at, with the conditions that it names. */
export interface Footprint {
  readonly paths: ReadonlySet<string>;
  /** The names of conditions. */
  readonly named: ReadonlySet<string>;
  /** The names of models and conditions that are code. */
  readonly code: ReadonlySet<string>;
  /** A rule of somebody else's has a part in it. */
  readonly isForeign: boolean;
  /** It looks at the clock, and not by the path `now` alone. */
  readonly isTimed: boolean;
}

/** Some parts of a strategy. */
export type Piece = Partial<Pick<Strategy, 'aggregates' | 'conditions' | 'triggers' | 'actions' | 'funnel'>>;

const TIMED: ReadonlySet<string> = new Set(['within', 'age']);
const TIMED_WITHOUT_PATH: ReadonlySet<string> = new Set(['dayOfWeek', 'timeOfDay']);
const ZONED: ReadonlySet<string> = new Set(['dayOfWeek', 'timeOfDay', 'quiet', 'schedule', 'onDate']);

/** Tells what pieces of a strategy look at. */
export class Footprints {
  readonly #conditions: Readonly<Record<string, Node>>;
  readonly #vocabulary: ReadableVocabulary;
  readonly #known = new WeakMap<Node, Footprint>();

  constructor({ conditions = {} }: Strategy, vocabulary: ReadableVocabulary) {
    this.#conditions = conditions;
    this.#vocabulary = vocabulary;
  }

  ofCondition(node: Node): Footprint {
    let known = this.#known.get(node);
    if (known === undefined) this.#known.set(node, (known = this.of({ conditions: { '': node } })));
    return known;
  }

  of(piece: Piece): Footprint {
    const paths = new Set<string>();
    const named = new Set<string>();
    const code = new Set<string>();
    let [isForeign, isTimed] = [false, false];
    const look = (part: Piece): void => {
      for (const found of foundIn(part as Strategy, this.#vocabulary)) {
        if (found.is === 'path') {
          paths.add(found.path);
          continue;
        }
        const { node, family } = found;
        const { kind } = node;
        if (TIMED.has(kind) || (TIMED_WITHOUT_PATH.has(kind) && !('path' in node))) isTimed = true;
        if (ZONED.has(kind) || 'calendar' in node) paths.add('profile.timeZone');
        if (kind === 'custom') code.add((node as Custom).name);
        else if (kind === 'propensity') code.add((node as Propensity).model);
        else if (family !== 'trigger' && family !== 'aggregate' && !BY_PATHS.includes(kind)) isForeign = true;
        if (kind === 'explore' && 'model' in node) code.add(node.model as string);
        if (kind !== 'named') continue;
        const { name } = node as Named;
        if (named.has(name)) continue;
        named.add(name);
        look({ conditions: { '': own(this.#conditions, name)! } });
      }
    };
    look(piece);
    return { paths, named, code, isForeign, isTimed };
  }
}
