import type { Kept } from './kept.ts';
import type { Change } from './memory.ts';

/** Who is remembered; of nobody, this newcomer from now on. */
export const recognising =
  (newcomer: () => Kept) =>
  (found: Kept | undefined): Change<Kept> => {
    const kept = found ?? newcomer();
    return { kept, value: kept };
  };
