import type { Listeners } from '../triggers/listeners.ts';
import type { stillProposed } from './deferrals.ts';
import type { fireDue } from './fireDue.ts';
import type { inheritedTriggers } from './inheritedTriggers.ts';
import type { nextDue } from './nextDue.ts';
import type { SharedMarks } from './sharedMarks.ts';
import type { showTriggers } from './showTriggers.ts';
import type { Drainage, Heir } from './succession.ts';
import type { takeWakeUp } from './takeWakeUp.ts';

/** What makes triggers run, and decides again what was held back of what they have opened. */
export interface Triggering {
  readonly heirs: ReadonlyMap<string, Heir>;
  /** By the name of the trigger whose matches they end. */
  readonly drains: ReadonlyMap<string, readonly Drainage[]>;
  readonly marks: SharedMarks;
  /** Those that listen to events of a type. */
  readonly listeners: (type: string) => Listeners | undefined;
  readonly fireDue: typeof fireDue;
  readonly takeEvent: typeof showTriggers;
  readonly takeWakeUp: typeof takeWakeUp;
  readonly nextDue: typeof nextDue;
  readonly inherited: typeof inheritedTriggers;
  readonly stillProposed: typeof stillProposed;
}
