import type { Dialect } from './dialect.ts';
import type { Work } from './work.ts';

/** A database with the tables of a store in it. */
export interface Database {
  readonly dialect: Dialect;
  /** How many units it can be busy with at the same time. */
  readonly atOnce: number;
  /** Runs statements one by one, each for itself. What they show is durable. */
  ask<Answer>(work: Work<Answer>): Promise<Answer>;
  /** The same, at once. What they show may not be durable yet; no unit that follows from it is durable before it is. */
  look<Answer>(work: Work<Answer>): Promise<Answer>;
  /** Runs all statements as one unit: all of it is durable when this resolves, or nothing of it is stored when it rejects. */
  unit<Answer>(work: () => Work<Answer>): Promise<Answer>;
  /** Whether a unit failed because of what was asked for, rather than because the database cannot do anything now. */
  isOfTheUnit(error: unknown): boolean;
  close(): Promise<void>;
}
