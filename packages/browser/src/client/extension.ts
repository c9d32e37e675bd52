import type { Client } from './client.ts';

/**
 * Something more that a client does in its page, such as `pageViews()` and `slots()`. It begins at once; what it returns ends it.
 * @public
 */
export type Extension = (client: Client) => () => void;

/** An extension knows nothing of the events of a shop. @public */
export interface AnyDomain {
  readonly events: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly profile: Readonly<Record<string, unknown>>;
}
