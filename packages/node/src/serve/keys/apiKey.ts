/**
 * What a key is for.
 *
 * - `write`: events and outcomes in
 * - `decide`: ask for actions; and see what events lead to
 * - `admin`: explain, export and erase a customer
 * - `metrics`: read the figures
 * @public
 */
export type Scope = 'write' | 'decide' | 'admin' | 'metrics';

/** Every one of them. */
export const SCOPES: readonly Scope[] = ['write', 'decide', 'admin', 'metrics'];

/**
 * A key that callers show, as a text or, so that it stands nowhere, as the SHA-256 of it.
 * @public
 */
export type ApiKey = {
  /** Who shows it, for logs and figures. Never the key. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Requests a second, > 0; as many may come at once. No bound where it is left out. */
  readonly perSecond?: number;
} & ({ readonly secret: string } | { /** 64 hexadecimal digits. */ readonly sha256: string });
