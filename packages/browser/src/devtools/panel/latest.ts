import type { Step, StepResult } from '@opportune/core';

import type { TakenIn } from '../../client/client.ts';
import type { Noted } from '../noted.ts';

/** An input that a step of this page has taken in. */
export type Stepped = TakenIn & { readonly step: Step; readonly result: StepResult };

/** The last of them. */
export function latest(past: readonly Noted[]): Stepped | undefined {
  for (let i = past.length - 1; i >= 0; i -= 1) {
    const { name, detail } = past[i]!;
    if (name === 'taken' && detail.step !== undefined && detail.result !== undefined) return detail as Stepped;
  }
  return undefined;
}
