import type { Instant, Millis } from '@opportune/core';

import type { Scope } from './keys/apiKey.ts';
import type { ProblemCode } from './problem.ts';

/**
 * A request that was answered. Says nothing of any customer, and nothing of what was sent.
 * @public
 */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  /** When it arrived. */
  readonly at: Instant;
  /** Method and path as the table of routes has them; `-` where there is no such route. */
  readonly route: string;
  readonly status: number;
  readonly took: Millis;
  /** The name of the key. */
  readonly key?: string;
  readonly code?: ProblemCode;
  /** The id of its trace, where it has one. */
  readonly trace?: string;
  /** What was thrown, or what is wrong with a report: callers are not told. */
  readonly error?: unknown;
}

/**
 * An admin call, before it is made or because it was denied.
 * @public
 */
export interface AuditEntry {
  readonly at: Instant;
  readonly route: string;
  /** The name of the key. */
  readonly key: string;
  readonly scopes: readonly Scope[];
  readonly allowed: boolean;
  /** SHA-256 of the customer's id: enough to find out whether a known customer was meant, and kept when they are erased. */
  readonly subject?: string;
  /** Which decision was meant. */
  readonly decision?: string;
}
