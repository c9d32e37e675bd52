import { NOBODY, type Readers } from '../triggers/readers.ts';
import { EVERYTHING, lookedAt } from './lookedAt.ts';
import type { Strategy } from './strategy.ts';

type Actions = Strategy['actions'];

/** How many actions of a trigger there are, and how often they look at what. */
interface Counted {
  readonly actions: number;
  readonly looks: ReadonlyMap<string, number>;
}

/** What is looked at whatever is proposed. */
interface Always {
  /** By conditions, which patterns may name as well. */
  readonly conditions: readonly string[];
  readonly funnel: readonly string[];
}

const NONE: Counted = { actions: 0, looks: new Map() };

/**
 * Who looks at the events of each trigger when it fires: the actions that it proposes, and what these go through. It never changes
 * itself.
 * @see docs/semantics.md, T24
 */
export class Readership {
  readonly #always: () => Always;
  readonly #counted: ReadonlyMap<string, Counted>;
  readonly #readers = new Map<string, Readers>();

  private constructor(always: () => Always, counted: ReadonlyMap<string, Counted>) {
    this.#always = always;
    this.#counted = counted;
  }

  static of({ conditions = {}, funnel, actions }: Strategy): Readership {
    let known: Always | undefined;
    // Not before a trigger takes something in, which in a page that opens none does.
    const always = (): Always => (known ??= { conditions: lookedAt(conditions), funnel: lookedAt(funnel) });
    return new Readership(always, new Map()).with(actions, []);
  }

  /** With some actions more, and some less. */
  with(more: Actions, less: Actions): Readership {
    const counted = new Map(this.#counted);
    const count = (actions: Actions, by: 1 | -1): void => {
      for (const action of actions) {
        if (action.on !== undefined) counted.set(action.on, plus(counted.get(action.on) ?? NONE, action, by));
      }
    };
    count(more, 1);
    count(less, -1);
    return new Readership(this.#always, counted);
  }

  on(trigger: string): Readers {
    let readers = this.#readers.get(trigger);
    if (readers === undefined) this.#readers.set(trigger, (readers = this.#readersOn(trigger)));
    return readers;
  }

  #readersOn(trigger: string): Readers {
    const { actions, looks } = this.#counted.get(trigger) ?? NONE;
    const { conditions, funnel } = this.#always();
    if (actions === 0) return { ...NOBODY, ofSteps: namesIn('steps.', conditions) };
    const all = [...conditions, ...funnel, ...looks.keys()];
    return { whole: all.includes(EVERYTHING), ofEvent: namesIn('event.', all), ofSteps: namesIn('steps.', all) };
  }
}

const namesIn = (root: string, looks: readonly string[]): ReadonlySet<string> =>
  new Set(looks.flatMap((look) => (look.startsWith(root) ? look.slice(root.length) : [])));

function plus({ actions, looks }: Counted, action: Actions[number], by: 1 | -1): Counted {
  const after = new Map(looks);
  for (const look of lookedAt(action.when)) {
    const count = (after.get(look) ?? 0) + by;
    if (count === 0) after.delete(look);
    else after.set(look, count);
  }
  return { actions: actions + by, looks: after };
}
