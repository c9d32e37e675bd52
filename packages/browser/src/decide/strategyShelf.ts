/**
 * Where a strategy outlives the page.
 * @public
 */
export interface StrategyShelf {
  strategy(): Promise<KeptStrategy | undefined>;
  keepStrategy(strategy: KeptStrategy): Promise<void>;
}

/**
 * A strategy as text, with what is needed to ask whether there is a newer one.
 * @public
 */
export interface KeptStrategy {
  readonly url: string;
  readonly text: string;
  readonly etag: string | null;
  /** When it was fetched, or found to be the newest. */
  readonly at: number;
  /** Of the strategy, as its step has it; undefined as long as it was not worked out. */
  readonly hash?: string;
}
