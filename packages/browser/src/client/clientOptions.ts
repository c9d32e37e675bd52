import type { Clock, Step } from '@opportune/core';

import type { Purposes, Verdict } from '../consent/verdict.ts';
import type { StrategySource } from '../decide/strategySource.ts';
import type { Extension } from './extension.ts';

/**
 * What a client is made of. All of it may be left out: then it remembers, and neither decides nor sends.
 * @public
 */
export interface ClientOptions {
  /** Decides here: a compiled strategy, or where one comes from. Where it is left out, `server` decides. */
  readonly strategy?: Step | StrategySource;
  /** Where events go. Nothing leaves the page where it is left out. */
  readonly server?: ServerOptions;
  /** What the visitor allows, where that is known already. Until there is a verdict nothing is kept and nothing is sent. */
  readonly consent?: Verdict;
  readonly purposes?: Purposes;
  /** Purposes that are refused where the browser sends Global Privacy Control. `['marketing', 'sale']` where it is left out. */
  readonly privacyControl?: readonly string[];
  /** What else it does in the page: collects, renders. */
  readonly use?: readonly Extension[];
  /** Names the database, so that two clients of one origin do not share it. `opportune` where it is left out. */
  readonly name?: string;
  /** The device's where it is left out. */
  readonly clock?: Clock;
}

/**
 * A server of `@opportune/node/serve`, or one that speaks as it does.
 * @public
 */
export interface ServerOptions {
  /** Without the path: `https://decide.shop.example`. */
  readonly url: string;
  /** A key that may stand in a page: for `write`, and `decide` where the server decides. */
  readonly key?: string;
}
