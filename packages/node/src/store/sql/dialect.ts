/** Where the tables are, by the names that statements use. */
export interface Tables {
  readonly schemaVersion: string;
  readonly customers: string;
  /** Of inputs that were committed, by mark. */
  readonly seen: string;
  /** The same before they go there, in the order in which they came, where there is that. */
  readonly arrivals: string;
  /** How far they have gone there. */
  readonly settling: string;
  /** What was known of inputs up to version 5. */
  readonly inputs: string;
  readonly outbox: string;
  readonly deadLetters: string;
  readonly holders: string;
}

/** All that two databases say differently. */
export interface Dialect {
  /** As OpenTelemetry calls it. */
  readonly system: string;
  readonly tables: Tables;
  /** The type of ids, in an order that does not depend on a language. */
  readonly key: string;
  /** The type of instants. A client that counts in fractions of a millisecond must not be one that cannot be stored. */
  readonly instant: string;
  /** The type of marks, as a primary key. */
  readonly mark: string;
  /** The type of a column that counts by itself. */
  readonly counter: string;
  /** Characters in multiples of which states are written, with blanks, where a row that stays as long as it was can be written over where it is. */
  readonly room: number;
  /** Whether a unit has all of the tables to itself, so that nobody is ever quicker. */
  readonly isAlone: boolean;
  /** Ends a SELECT that reads what is about to be written: nobody else can write it meanwhile. */
  readonly forUpdate: string;
  /** The same, leaving out what somebody else is writing. */
  readonly skipLocked: string;
}

/** The tables; `place` stands before each of their names, as `schema.` does. */
export const tablesIn = (place = ''): Tables => ({
  schemaVersion: `${place}opportune_schema`,
  customers: `${place}customers`,
  seen: `${place}seen`,
  arrivals: `${place}arrivals`,
  settling: `${place}settling`,
  inputs: `${place}inputs`,
  outbox: `${place}outbox`,
  deadLetters: `${place}dead_letters`,
  holders: `${place}holders`,
});
