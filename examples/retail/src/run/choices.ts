import type { Decision } from '@opportune/core';

import { Counts } from '../tally/counts.ts';

/** What a strategy chose, so that it can be held against what another one chose over the same history. */
export class Choices {
  readonly byAction: Counts = new Counts();
  readonly decisions: Decision[] = [];

  add(decision: Decision): void {
    this.byAction.add(decision.action);
    this.decisions.push(decision);
  }
}
