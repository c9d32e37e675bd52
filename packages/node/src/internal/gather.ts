/**
 * How many writes share one transaction, and how long the first of them waits for others.
 * @public
 */
export interface Batch {
  /** Commits in one transaction, ≥ 1; 64 where it is left out. */
  readonly atMost?: number;
  /** Milliseconds that a commit waits for others, ≥ 0; 0, where it is left out, is the end of this turn of the event loop. */
  readonly within?: number;
}

/** What gathering needs. */
export interface Gathering<Item, Answer> {
  /** Does all that it is given as one unit, answers in its order, or rejects and has done nothing. */
  readonly together: (items: readonly Item[]) => Promise<readonly Answer[]>;
  /** Whether a unit was rejected because of what is in it. Then each item is done by itself, so that one does not fail its neighbours. */
  readonly isOfTheItems: (error: unknown) => boolean;
  /** Units under way at the same time, ≥ 1. What comes meanwhile is gathered. */
  readonly atOnce: number;
  readonly batch: Batch;
}

/** Gathers what is asked for one by one, to be done together. */
export interface Gather<Item, Answer> {
  /** Does `item` together with others, soon. `weight` is what it counts towards `atMost`. */
  (item: Item, weight: number): Promise<Answer>;
  /** Begins at once with what has been gathered, and resolves when all of it is done. */
  finish(): Promise<void>;
}

interface Piece<Item, Answer> {
  readonly item: Item;
  readonly weight: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export function gather<Item, Answer>(gathering: Gathering<Item, Answer>): Gather<Item, Answer> {
  const { together, isOfTheItems, atOnce, batch } = gathering;
  const { atMost = 64, within = 0 } = batch;
  const waiting: Piece<Item, Answer>[] = [];
  const going = new Set<Promise<void>>();
  let weights = 0;
  let cancel: (() => void) | undefined;

  const run = async (pieces: readonly Piece<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await together(pieces.map(({ item }) => item));
      pieces.forEach((piece, n) => piece.resolve(answers[n]!));
    } catch (error) {
      if (pieces.length > 1 && isOfTheItems(error)) for (const piece of pieces) await run([piece]);
      else for (const piece of pieces) piece.reject(error);
    }
  };

  const next = (): Piece<Item, Answer>[] => {
    const pieces: Piece<Item, Answer>[] = [];
    for (let weight = 0; weight < atMost && waiting.length > 0;) {
      const piece = waiting.shift()!;
      pieces.push(piece);
      weight += piece.weight;
    }
    return pieces;
  };

  const flush = (): void => {
    cancel?.();
    cancel = undefined;
    while (waiting.length > 0 && going.size < atOnce) {
      const pieces = next();
      for (const { weight } of pieces) weights -= weight;
      const unit = run(pieces).finally(() => {
        going.delete(unit);
        look();
      });
      going.add(unit);
    }
  };

  const soon = (): (() => void) => {
    if (within > 0) {
      const timer = setTimeout(flush, within);
      return () => clearTimeout(timer);
    }
    const immediate = setImmediate(flush);
    return () => clearImmediate(immediate);
  };

  const look = (): void => {
    if (waiting.length === 0 || going.size >= atOnce) return;
    if (weights >= atMost) flush();
    else cancel ??= soon();
  };

  const add = (item: Item, weight: number): Promise<Answer> =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ item, weight, resolve, reject });
      weights += weight;
      look();
    });

  const finish = async (): Promise<void> => {
    while (waiting.length > 0 || going.size > 0) {
      flush();
      await Promise.all(going);
    }
  };

  return Object.assign(add, { finish });
}
