import type { Threshold } from './threshold.ts';

/** What was found, as far as a sentence needs it. */
interface Found {
  readonly type?: string | undefined;
  readonly source?: string | undefined;
  readonly path?: string | undefined;
  readonly what?: string | undefined;
  readonly seen: number;
  readonly count: number;
}

/** Says what is wrong, for a person. */
export function wordsOn(threshold: Threshold, found: Found): string {
  const { seen, count } = found;
  const where =
    threshold.measure === 'consistency'
      ? `${found.path ?? ''}, ${found.source ?? ''}`
      : `${found.type ?? 'other events'}${found.source === undefined ? '' : ` from ${found.source}`}`;
  const { is, most = '' } = predicate(threshold, found);
  return `${where}: ${percent(seen)} of ${count} ${is}, needed ${percent(threshold.atLeast)}${most}.`;
}

function predicate(threshold: Threshold, { path, what }: Found): { readonly is: string; readonly most?: string } {
  const at = path === undefined ? {} : { most: `; most often ${what ?? ''} at ${path}` };
  switch (threshold.measure) {
    case 'correctness':
      return { is: 'are correct', ...at };
    case 'completeness':
      return { is: `have ${path ?? ''}` };
    case 'timeliness':
      return { is: `were received within ${threshold.within} ms` };
    case 'consistency':
      return { is: 'customers are told the same by both' };
    case 'uniqueness':
      return { is: 'came for the first time' };
    case 'privacy':
      return { is: 'hold nothing that looks like undeclared personal data', ...at };
    case 'consent':
      return { is: 'have the consent that they need' };
  }
}

/** Rounded down, so that what is below a threshold does not look as if it were not. */
const percent = (share: number): string => `${Math.floor(Number((share * 10_000).toPrecision(12))) / 100}%`;
