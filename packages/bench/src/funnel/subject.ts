/** What was chosen: the slot, the action, its score. */
export type Chosen = readonly [slot: string, action: string, score: number];

/** One way to run the strategy over the stream. */
export interface Subject {
  /** Takes in the i-th event and gives what was chosen, slot by slot. */
  take(i: number): readonly Chosen[];
}
