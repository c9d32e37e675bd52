import type { Row } from './benchmark.ts';
import { count, short } from './figure.ts';
import { logScale, type Scale } from './logScale.ts';
import type { Report } from './report.ts';
import { spread } from './spread.ts';

const WIDTH = 960;
const HEIGHT = 620;
/** Where the lines are; right of it stand their names. */
const PLOT = { left: 72, right: 660, top: 92, bottom: 556 } as const;
const LABEL_GAP = 19;
const FONT = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
const INK = '#1f2328';
const PALE = '#59636e';
const GRID = '#e3e6ea';
/** Ours, then the others as they come. Each can be read as text on white. */
const OURS = ['#0b63c5', '#3f7fc4'] as const;
const OTHERS = [
  '#4d5560',
  '#7a6000',
  '#8a4b08',
  '#6f42c1',
  '#a0306f',
  '#b3261e',
  '#a04100',
  '#0a7278',
  '#2c7a3f',
] as const;

interface Line {
  readonly subject: string;
  readonly colour: string;
  readonly rows: readonly Row[];
}

/** The rows as a picture: sizes and operations a second, both by powers of ten; a line a subject, its name where it ends. */
export function chart({ title, machine, rows }: Report): string {
  const x = logScale(
    rows.map(({ n }) => n),
    PLOT.left + 16,
    PLOT.right - 24,
  );
  const y = logScale(
    rows.map(({ perSecond }) => perSecond),
    PLOT.bottom - 12,
    PLOT.top + 12,
  );
  const lines = linesOf(rows);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="${FONT}">`,
    `<title>${escaped(title ?? '')}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="14" fill="#fff"/>`,
    text(28, 40, title ?? '', 'font-size="20" font-weight="600"', INK),
    text(28, 64, machine, 'font-size="14"', PALE),
    ...axes(x, y, rows),
    ...[...lines].reverse().map((line) => path(line, x, y)),
    ...labels(lines, x, y),
    '</svg>',
    '',
  ].join('\n');
}

function linesOf(rows: readonly Row[]): readonly Line[] {
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  let [ours, others] = [0, 0];
  return subjects.map((subject) => ({
    subject,
    colour: isOurs(subject) ? OURS[ours++ % OURS.length]! : OTHERS[others++ % OTHERS.length]!,
    rows: rows.filter((row) => row.subject === subject),
  }));
}

const isOurs = (subject: string): boolean => subject.startsWith('opportune');

function axes(x: Scale, y: Scale, rows: readonly Row[]): readonly string[] {
  const sizes = [...new Set(rows.map(({ n }) => n))];
  return [
    ...y.powers.flatMap((power) => [
      `<path d="M${PLOT.left} ${y.at(power)}H${PLOT.right}" stroke="${GRID}"/>`,
      text(PLOT.left - 10, y.at(power) + 5, short(power), 'font-size="13" text-anchor="end"', PALE),
    ]),
    ...sizes.map((n) => text(x.at(n), PLOT.bottom + 24, count(n), 'font-size="13" text-anchor="middle"', PALE)),
    text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 48, 'actions', 'font-size="13" text-anchor="middle"', PALE),
  ];
}

function path({ subject, colour, rows }: Line, x: Scale, y: Scale): string {
  const points = rows.map(({ n, perSecond }) => ({ x: x.at(n), y: y.at(perSecond) }));
  const width = subject === 'opportune' ? 4 : 1.75;
  const dots = points.map((point) => `<circle cx="${point.x}" cy="${point.y}" r="${width + 1}"/>`).join('');
  const d = `M${points.map((point) => `${point.x} ${point.y}`).join('L')}`;
  return `<g fill="${colour}"><path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}"/>${dots}</g>`;
}

/** Beside the end of each line, moved apart where they would overlap, with a thread to the line's end. */
function labels(lines: readonly Line[], x: Scale, y: Scale): readonly string[] {
  const ends = lines
    .map((line) => ({ ...line, last: line.rows.at(-1)! }))
    .sort((a, b) => y.at(a.last.perSecond) - y.at(b.last.perSecond));
  const places = spread(
    ends.map(({ last }) => y.at(last.perSecond)),
    LABEL_GAP,
    PLOT.top,
    PLOT.bottom,
  );
  const largest = Math.max(...ends.map(({ last }) => last.n));
  return ends.map(({ subject, colour, last }, i) => {
    const [fromX, fromY, toX, toY] = [x.at(last.n) + 8, y.at(last.perSecond), PLOT.right + 14, places[i]!];
    const bend = Math.max(fromX, PLOT.right - 10);
    const weight = subject === 'opportune' ? '700' : '400';
    const where = last.n === largest ? '' : ` at ${count(last.n)}`;
    return [
      `<path d="M${fromX} ${fromY}H${bend}L${toX} ${toY}" fill="none" stroke="${colour}" stroke-dasharray="2 3"/>`,
      text(
        toX + 6,
        toY + 5,
        `${subject}: ${short(last.perSecond)}/s${where}`,
        `font-size="14" font-weight="${weight}"`,
        colour,
      ),
    ].join('');
  });
}

const text = (x: number, y: number, words: string, style: string, colour: string): string =>
  `<text x="${x}" y="${y}" ${style} fill="${colour}">${escaped(words)}</text>`;

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
