import type { Clock } from '@opportune/core';
import type { CloudEventOptions, SkewBounds } from '@opportune/core/events';

import type { Runtime } from '../runtime/runtime.ts';
import type { Schemas } from './events/pass.ts';
import type { ApiKey } from './keys/apiKey.ts';
import type { Limits } from './limits.ts';
import type { AuditEntry, LogEntry } from './log.ts';
import type { ResidualServing } from './residualServing.ts';

/**
 * What a handler is made of.
 * @public
 */
export interface HandlerOptions {
  readonly runtime: Runtime;
  /** Who may call. Without any, only health, readiness and the reports of platforms are answered. */
  readonly keys: readonly ApiKey[];
  readonly limits?: Limits;
  /**
   * What properties events have: any Standard Schema by event type. Events of other types are rejected then; those that
   * channels report are not looked at. Where it is left out every type is taken.
   */
  readonly accept?: Schemas;
  /** How far the clocks of devices are trusted. */
  readonly skew?: SkewBounds;
  /** Whose a CloudEvent is; its `subject` where it is left out. */
  readonly customer?: CloudEventOptions['customer'];
  /** Sends pages what can still apply to a customer, under `/v1/strategy`. Nothing is sent where it is left out. */
  readonly residual?: ResidualServing;
  /** Pages of these origins may read answers, such as `https://shop.example`. None where it is left out. */
  readonly origins?: readonly string[];
  /** The path under which it is mounted, where what mounts it leaves that in the address: `/api/opportune`. */
  readonly base?: string;
  /** Says when a request arrives; the machine's where it is left out. */
  readonly clock?: Clock;
  /** Is told of each request that was answered. */
  readonly log?: (entry: LogEntry) => void;
  /** Keeps record of admin calls. Each is made only when this has resolved. */
  readonly audit?: (entry: AuditEntry) => void | Promise<void>;
}
