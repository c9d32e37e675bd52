import { sharedJson } from '../../../.config/shared.ts';
import type { Instant } from '../src/time/instant.ts';
import { knownChanges, type ClockChange, type ClockSuite } from './knownChanges.ts';
import { offset } from './platformOffset.ts';

const suite = sharedJson('suites/dst/transitions-2026-2027.json') as ClockSuite | undefined;
const { zones } = suite ?? { zones: {} };

/** Those of the suite that this Node knows. */
export const clockChanges: ReturnType<typeof knownChanges> = knownChanges({ zones });

/** How many were left out. */
export const changesLeftOut: number =
  Object.values(zones).reduce((sum, { transitions }) => sum + transitions.length, 0) - clockChanges.length;

/** For the title of a suite: why it does not run, where it does not. */
export const noClockChanges: string =
  suite === undefined ? ': not run, ../shared/suites/dst is not beside the repository' : '';

/** What the suite says that the clock shows, around a change. */
export const wallAround = (at: Instant, { epochMs, offsetBefore, offsetAfter }: ClockChange): number =>
  at + offset(at < epochMs ? offsetBefore : offsetAfter);
