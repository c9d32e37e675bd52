import type { Colors } from 'picocolors/types';

import { actionsPanel, filePanel, funnelPanel, latestPanel, mapPanel, reasonsPanel, triggersPanel } from './panels.ts';
import type { Scene } from './scene.ts';
import { bar, fit, fitRight } from './text.ts';
import { millis, moment, percent, plural, whole } from './words.ts';

/** Wider than this it only gets emptier. */
const WIDEST = 120;
const GAP = 3;

const PHASES = {
  importing: 'what the shop knows already',
  open: 'the shop is open',
  outage: 'mailing platform is down',
  reading: 'reading the file',
  replaying: 'running through it',
  comparing: 'what if …',
  closed: 'done',
} as const;

/** The picture of a run, as lines that fit into a terminal. */
export function draw(scene: Scene, columns: number, rows: number, colors: Colors): readonly string[] {
  const width = Math.min(columns, WIDEST) - 1;
  const left = Math.floor((width - GAP) / 2);
  const sides = [left, width - GAP - left] as const;
  const beside = (a: readonly string[], b: readonly string[]): string[] =>
    Array.from(
      { length: Math.max(a.length, b.length) },
      (_, i) => `${a[i] ?? ' '.repeat(left)}${' '.repeat(GAP)}${b[i] ?? ''}`,
    );

  const lines = [
    ...header(scene, width, colors),
    '',
    ...beside(funnelPanel(scene, sides[0], colors), reasonsPanel(scene, sides[1], colors)),
    '',
    ...beside(
      triggersPanel(scene, sides[0], colors),
      scene.mode === 'shop' ? mapPanel(scene, sides[1], colors) : [...filePanel(scene, sides[1], colors)],
    ),
  ];
  if (rows > 34) lines.push('', ...beside(actionsPanel(scene, sides[0], colors), []));
  lines.push('', ...latestPanel(scene, width, colors));
  // One row stays free, so that the terminal does not scroll.
  return lines.slice(0, Math.max(3, rows - 1));
}

function header(
  { title, standing, figures, rate }: Scene,
  width: number,
  { bold, dim, cyan, green, red }: Colors,
): readonly string[] {
  const { phase, now, done } = standing;
  const when = phase === 'reading' || phase === 'importing' ? '' : `${moment(now)} UTC`;
  const name = `Opportune  ${title}`;
  const room = Math.max(10, width - 40);
  const filled = bar(done, room);
  const paint = phase === 'closed' ? green : phase === 'outage' ? red : cyan;
  const percentage = fitRight(percent(done), 7);
  const { tally, latencies } = figures;
  return [
    `${bold(fit(name, width - when.length - 1))} ${dim(when)}`,
    `${paint(filled)}${dim('·'.repeat(room - filled.length))}${percentage}  ${dim(fit(PHASES[phase], 29))}`,
    fit(
      [
        plural(figures.events, 'event'),
        `${whole(rate)} a second`,
        plural(tally.decisions, 'decision'),
        ...(latencies.count === 0
          ? []
          : [`p50 ${millis(latencies.quantile(0.5))}`, `p99 ${millis(latencies.quantile(0.99))}`]),
        ...(figures.duplicates > 0 ? [plural(figures.duplicates, 'duplicate')] : []),
      ].join(' · '),
      width,
    ),
  ];
}
