/** What a platform knows of one request: which decision it was for, and what became of it. */
export interface Arrival {
  readonly channel: string;
  readonly decision: string;
  /** Which process it came from. */
  readonly run: string;
  /** Whether the customer was told. Not where the platform knows the id already, and dedupes. */
  readonly isEffect: boolean;
  /** Whether the answer went missing, so that the sender cannot know. */
  readonly isLost: boolean;
}
