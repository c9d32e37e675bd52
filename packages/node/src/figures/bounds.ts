/** Upper bounds of histograms, in seconds: from what memory answers to what a caller no longer waits for. */
export const BOUNDS: readonly number[] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 4, 10];
