import type { Sensitivity } from '@opportune/core/why';

import type { Figures } from '../run/figures.ts';
import type { Summary } from '../run/summary.ts';
import { retail } from '../strategy.ts';
import { delay, plural, whole } from '../view/words.ts';
import { contactsChart } from './charts/contactsChart.ts';
import { funnelChart } from './charts/funnelChart.ts';
import { latencyChart } from './charts/latencyChart.ts';
import { outcomesChart, requestsChart } from './charts/mapCharts.ts';
import { queueChart, throughputChart } from './charts/outageCharts.ts';
import { reasonsTable } from './charts/reasonsTable.ts';
import { sensitivityChart } from './charts/sensitivityChart.ts';
import { timelineChart } from './charts/timelineChart.ts';
import { triggersChart } from './charts/triggersChart.ts';
import { whatIfChart, type Contest } from './charts/whatIfChart.ts';
import { whyNotList, type Story } from './charts/whyNotList.ts';
import { escape } from './escape.ts';
import { STYLE } from './style.ts';
import { tiles } from './tiles.ts';

/** What a report is about. */
export interface Subject {
  readonly title: string;
  readonly summary: Summary;
  readonly figures: Figures;
  /** A customer to tell of. */
  readonly story?: Story;
  /** What the strategy was held against. */
  readonly contest?: Contest;
  /** What the ranking hangs on; empty where it was not looked at. */
  readonly sensitivity?: readonly Sensitivity[];
}

/** The whole report as one file: no script, no font and no picture from anywhere else. */
export function page({ title, summary, figures, story, contest, sensitivity = [] }: Subject): string {
  const { tally, latencies, map, customers, outage } = figures;
  const passages = [...figures.book.passages];
  const isShop = summary.mode === 'shop';
  const took = isShop
    ? 'From handing an event over until what it led to is stored. Real time; the days of the shop are simulated.'
    : 'One whole step: duplicates, profile, triggers, funnel, decision, new state.';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Opportune: ${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<p class="brand">Opportune</p>
<h1>${escape(isShop ? capital(title) : title)}</h1>
<p>${escape(lead(summary))}</p>
</header>
${tiles(summary, figures)}
<div class="grid">
${funnelChart(tally)}
${triggersChart(tally)}
${outage === undefined ? '' : throughputChart(outage, passages) + queueChart(outage, passages)}
${timelineChart(tally, 'email', 'E-mails that were decided')}
${timelineChart(tally, 'web', 'Hero banners that were chosen')}
${contactsChart(tally, customers)}
${latencyChart(latencies, took)}
${isShop ? requestsChart(map) + outcomesChart(figures) : ''}
${sensitivity.length === 0 ? '' : sensitivityChart(sensitivity)}
${reasonsTable(tally)}
${contest === undefined ? '' : whatIfChart(contest)}
${story === undefined ? '' : whyNotList(story)}
</div>
<footer>${escape(foot(summary))}</footer>
</main>
</body>
</html>
`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function lead({ mode, seconds, skipped, duplicates, outage }: Summary): string {
  const known = duplicates > 0 ? ` ${plural(duplicates, 'input')} had been dealt with before and changed nothing.` : '';
  if (mode === 'shop') {
    const down = outage === undefined ? '' : `, which was down for ${delay(outage.to - outage.from)}`;
    return `Simulated customers, a real store, and a mailing platform in a process of its own, over HTTP${down}. It took ${seconds.toFixed(1)} seconds.${known}`;
  }
  const aside = Object.entries(skipped).map(([why, count]) => ` ${whole(count)} lines were skipped: ${why}.`);
  return `A real history, decided in virtual time; everybody is taken to have agreed to e-mail. It took ${seconds.toFixed(1)} seconds.${aside.join('')}${known}`;
}

const foot = ({ mode }: Summary): string =>
  `Strategy ${retail.id}, version ${retail.version}. ${mode === 'shop' ? 'The same seed gives the same report, but for the time that things took.' : 'The same file gives the same report, but for the time that things took.'}`;
