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

/** Gathers pieces of work that are asked for one by one, to be run together. */
export interface Gather {
  /** Runs `work` together with others, soon. `weight` is what it counts towards `atMost`. */
  <Answer>(work: () => Answer, weight: number): Promise<Answer>;
  /** Runs at once what has been gathered. */
  flush(): void;
}

interface Piece {
  readonly run: () => unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * `together` runs all that it is given as one unit, or throws and has done nothing. Where a unit fails each piece is
 * run by itself, so that one that cannot be stored does not fail its neighbours.
 */
export function gather(together: (runs: readonly (() => unknown)[]) => readonly unknown[], batch: Batch): Gather {
  const atMost = batch.atMost ?? 64;
  const within = batch.within ?? 0;
  let pieces: Piece[] = [];
  let weights = 0;
  let cancel: (() => void) | undefined;

  const alone = (piece: Piece): void => {
    try {
      piece.resolve(together([piece.run])[0]);
    } catch (error) {
      piece.reject(error);
    }
  };

  const flush = (): void => {
    cancel?.();
    cancel = undefined;
    const gathered = pieces;
    pieces = [];
    weights = 0;
    if (gathered.length <= 1) return gathered.forEach(alone);
    try {
      const answers = together(gathered.map((piece) => piece.run));
      gathered.forEach((piece, n) => piece.resolve(answers[n]));
    } catch {
      gathered.forEach(alone);
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

  const add = <Answer>(run: () => Answer, weight: number): Promise<Answer> =>
    new Promise<Answer>((resolve, reject) => {
      pieces.push({ run, resolve: resolve as (answer: unknown) => void, reject });
      weights += weight;
      if (weights >= atMost) flush();
      else cancel ??= soon();
    });

  return Object.assign(add, { flush });
}
