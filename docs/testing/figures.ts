import { markdown, type Report } from '../../packages/bench/src/report.ts';

/** The text with the figures of one benchmark between its markers. */
export function withFigures(text: string, report: Report): string {
  const [before, , after] = partsOf(text, report.name);
  const { start, end } = markersOf(report.name);
  return `${before}${start}\n${markdown(report)}\n${end}${after}`;
}

/** What stands between the markers `<!-- bench:NAME -->` and `<!-- /bench:NAME -->`. */
export const sectionOf = (text: string, name: string): string => partsOf(text, name)[1];

function partsOf(text: string, name: string): readonly [before: string, section: string, after: string] {
  const { start, end } = markersOf(name);
  const [before, section, after] = text.split(new RegExp(`${start}|${end}`));
  if (section === undefined || after === undefined)
    throw new Error(`expected the markers of bench:${name}, found none`);
  return [before!, section, after];
}

const markersOf = (name: string): { readonly start: string; readonly end: string } => ({
  start: `<!-- bench:${name} -->`,
  end: `<!-- /bench:${name} -->`,
});
