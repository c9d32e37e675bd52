/** Where a page lives in a time of its own, it begins after this: in the time of whoever was here before it would be over. */
export const START: number = Date.UTC(2030, 0, 1);
export const DAY = 86_400_000;
