import type { Instant } from '../../time/instant.ts';

/** What a batch says for all of its messages. */
export interface Around {
  readonly sent?: Instant | undefined;
  readonly context?: Readonly<Record<string, unknown>>;
}
