const times = Number(process.env['OPPORTUNE_RUNS'] ?? 1);

/** How many examples a property looks at: few by default, OPPORTUNE_RUNS times as many where somebody has the time. */
export const runs = (few: number): { readonly numRuns: number } => ({ numRuns: Math.max(1, Math.round(few * times)) });

/** So long may a property take, on a machine that is busy with others. */
export const patience: { readonly timeout: number } = { timeout: 90_000 * Math.max(1, times) };
