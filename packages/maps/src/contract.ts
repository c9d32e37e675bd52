/**
 * What a platform demands of the requests of an adapter, as plain data: enough for a stand-in of the platform, or a
 * test, to refuse what the platform would refuse.
 * @public
 */
export interface Contract {
  readonly operations: readonly Operation[];
}

/**
 * One request of an adapter.
 * @public
 */
export interface Operation {
  readonly name: string;
  readonly method: 'POST';
  /** Path below the base URL; absent where the application gives the whole address. */
  readonly path?: string;
  /** Mandatory headers, names in lower case, each with a regular expression that its value matches. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON Schema (draft 7 and later) of the body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Statuses by which the platform says that it has taken the request. */
  readonly taken: readonly number[];
}
