import { under } from '../shape/pointer.ts';
import { firingTriggers } from '../strategy/checkStructure.ts';
import { deadTriggers } from './deadTriggers.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** Triggers that never fire, and those that open nothing when they do. */
export function triggerFindings(subject: Subject): readonly Finding[] {
  const waiting = new Set(subject.actions.map(({ on }) => on));
  const dead = Array.from(deadTriggers(subject), ([name, proof]): Finding => ({
    code: 'TRIGGER_NEVER_FIRES',
    severity: 'error',
    path: under('/triggers', name),
    message: `${name} never fires`,
    proof,
  }));
  const idle = Object.keys(firingTriggers(subject.strategy))
    .filter((name) => !waiting.has(name))
    .map((name): Finding => ({
      code: 'TRIGGER_OPENS_NOTHING',
      severity: 'note',
      path: under('/triggers', name),
      message: `no action waits for ${name}`,
      proof: [],
    }));
  return [...dead, ...idle];
}
