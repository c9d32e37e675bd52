/** How many lists conditions may walk one in another: every further one multiplies the work by the length of its list. */
export const MOST_LISTS = 2;

/** The most that any condition compiled so far walks; shared, because those that are named count where they are named. */
export const listDepth = (): { deepest: number } => ({ deepest: 0 });
