import type { Kept } from './kept.ts';
import type { Memory } from './memory.ts';

/** Who is remembered; of nobody, this newcomer from now on. */
export const recognised = (memory: Memory, newcomer: Kept): Promise<Kept> =>
  memory.update((kept) => ({ kept: kept ?? newcomer, value: kept ?? newcomer }));
