import type { Delivery } from '@opportune/core';

import type { CallOptions } from '../callOptions.ts';

/**
 * A custom activity to write; its type has to be approved first.
 * @public
 */
export interface MarketoActivity {
  /** The number of the type, for example 100001. */
  readonly type: number;
  /** The value of its primary attribute, which triggers and filters can ask for. Default: the name of the action. */
  readonly primary?: (delivery: Delivery) => string;
}

/**
 * How to reach Marketo Engage, and what a decision sets off: either `campaign` or `activity`.
 * @public
 */
export interface MarketoOptions extends CallOptions {
  /** The address of your account, `https://123-ABC-456.mktorest.com`; as Admin, Web Services shows it, with or without `/rest`. */
  readonly baseUrl: string;
  /** Of a custom service in Admin, LaunchPoint. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The number of the smart campaign to trigger: 1900 where its address ends with `SC1900A1`. */
  readonly campaign?: number | ((delivery: Delivery) => number);
  readonly activity?: MarketoActivity;
  /** Further my-tokens of the campaign, or attributes of the activity. Default: the fields of the action's content. */
  readonly properties?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** The field by which leads are found, by its name in the API. Default `email`. */
  readonly lookupField?: string;
  /** The value of that field. Default: the attribute `email` for `email`, the customer's id for any other. */
  readonly identify?: (delivery: Delivery) => string | undefined;
  /** Marketo's own number of the lead, where you know it: it saves the call that finds one. */
  readonly lead?: (delivery: Delivery) => number | undefined;
  /** Fields of the lead to write when it is looked up. Default: none. */
  readonly profile?: (delivery: Delivery) => Readonly<Record<string, unknown>>;
  /** Whether to create leads that are not found; otherwise their decisions are refused. Default true. */
  readonly create?: boolean;
  /** The partition to create leads in, where the account has several. */
  readonly partition?: string;
}
