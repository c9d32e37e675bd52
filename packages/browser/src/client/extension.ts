import type { Client, ClientEvents } from './client.ts';

/**
 * Something more that a client does in its page, such as `pageViews()` and `slots()`. It begins at once; what it returns ends it.
 * @public
 */
export type Extension = (client: Client, emit: Emit) => () => void;

/** Tells whoever listens to the client. @public */
export type Emit = <Name extends keyof ClientEvents>(name: Name, detail: ClientEvents[Name]) => void;

/** An extension knows nothing of the events of a shop. @public */
export interface AnyDomain {
  readonly events: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly profile: Readonly<Record<string, unknown>>;
}
