import type { Delivery } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * Who gets a message: an address, whether or not it is a subscriber's; or a subscriber, by listmonk's own number.
 * @public
 */
export type ListmonkIdentity = { readonly email: string } | { readonly id: number };

/**
 * What a new subscriber is written with.
 * @public
 */
export interface ListmonkSubscriber {
  /** Default: the part of the address before the `@`. */
  readonly name?: string;
  /** Numbers of lists to subscribe to. */
  readonly lists?: readonly number[];
  readonly attribs?: Readonly<Record<string, unknown>>;
  /** Whether subscriptions need no confirmation by e-mail. */
  readonly preconfirm_subscriptions?: boolean;
}

/**
 * How to reach a server of listmonk.
 * @public
 */
export interface ListmonkOptions extends CallOptions {
  /** Where the server has its API: `https://listmonk.example/api`. */
  readonly baseUrl: string;
  /** The name of an API user. */
  readonly user: string;
  /** Its token. */
  readonly token: string;
  /** The number of the transactional template. */
  readonly template: number | ((delivery: Delivery) => number);
  /** Default: the attribute `email`. */
  readonly identify?: (delivery: Delivery) => ListmonkIdentity;
  /** What the template shows: its `.Tx.Data`. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Further fields of the message, for example `from_email`, `subject`, `headers`, `messenger`. Default: none. */
  readonly message?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /**
   * What to write of somebody who is no subscriber yet, in a request before. Who is one already is left as they are.
   * Undefined writes nothing. Default: nothing.
   */
  readonly profile?: (delivery: Delivery) => ListmonkSubscriber | undefined;
}
