import { basename } from 'node:path';

import { check, costOf, textOn } from '@opportune/core/check';
import type { Sensitivity } from '@opportune/core/why';
import pico from 'picocolors';

import { HELP } from './cli/help.ts';
import { readOptions } from './cli/options.ts';
import { settle } from './cli/settle.ts';
import { page } from './report/page.ts';
import type { Choices } from './run/choices.ts';
import { Figures } from './run/figures.ts';
import { inquire } from './run/inquire.ts';
import { runHistory } from './run/runHistory.ts';
import { OPENING, runShop } from './run/runShop.ts';
import type { Standing } from './run/standing.ts';
import { summaryOf, type Circumstances } from './run/summary.ts';
import { VARIANTS } from './run/variants.ts';
import { writeFile } from './run/writeFile.ts';
import { bindings, retail } from './strategy.ts';
import { closing, type Remarks } from './view/closing.ts';
import { liveView } from './view/liveView.ts';
import { outageText } from './view/outageText.ts';
import { plainView } from './view/plainView.ts';
import { sensitivityTable } from './view/sensitivityTable.ts';
import { watch } from './view/watch.ts';
import { whatIfTable, type Outcome } from './view/whatIfTable.ts';
import { whyNot } from './view/whyNot.ts';
import { plural } from './view/words.ts';

/** Sentences are read, not looked at: wider than this they are tiring. */
const WIDTH = 100;

/** What the variants of the strategy are about. */
const QUESTION = 'E-mails that a customer may get in a week';

/**
 * Runs what the command line asks for, shows it, and leaves a report.
 * @throws {UsageError} where the user can put it right
 */
export async function demo(args: readonly string[], stop: AbortSignal): Promise<void> {
  const options = readOptions(args);
  if (options.mode === 'help') {
    process.stdout.write(HELP);
    return;
  }
  if (options.mode === 'check') {
    const findings = check(retail);
    process.stdout.write(textOn(findings, costOf(retail)));
    if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    return;
  }
  if (options.mode === 'storefront') {
    // Only here, because what builds pages takes its time to load.
    const { storefront } = await import('./storefront.ts');
    await storefront(options, stop, console.log, pico);
    return;
  }
  const isLive = process.stdout.isTTY && !options.fast;
  const figures = new Figures();
  const standing: Standing = { phase: 'importing', now: OPENING, done: 0 };
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1_000;
  const colors = pico;
  const show = (title: string): (() => void) =>
    watch(isLive ? liveView(process.stdout, colors) : plainView(console.log), {
      mode: options.mode,
      title,
      figures,
      standing,
    });

  const columns = Math.min(process.stdout.columns ?? WIDTH, WIDTH);
  const { json, report } = options;
  let circumstances: Circumstances;
  let remarks: Remarks;
  let title: string;
  let chosen: readonly Choices[] = [];
  let sensitivity: readonly Sensitivity[] = [];
  if (options.mode === 'shop') {
    const world = settle(options, options.out, isLive);
    title = `a shop of ${plural(world.customers, 'customer')}, ${plural(world.days, 'day')}, seed ${String(world.seed)}`;
    const end = show(title);
    await runShop(world, figures, standing, stop);
    end();
    circumstances = { mode: 'shop', seconds: seconds(), report };
    remarks = { wasStopped: stop.aborted, ...(world.store !== undefined && { store: world.store }) };
  } else {
    title = basename(options.events);
    const end = show(title);
    const history = await runHistory(options, options.out, figures, standing, stop);
    end();
    const { rejects, lines, reading, deciding } = history;
    ({ chosen, sensitivity } = history);
    const rejectedFile = rejects.count > 0 ? { rejectedFile: rejects.file } : {};
    circumstances = {
      mode: 'history',
      seconds: seconds(),
      report,
      lines: { count: lines, seconds: reading },
      deciding,
      ...rejectedFile,
    };
    remarks = { wasStopped: stop.aborted, rejects: rejects.first };
  }
  const found = figures.cases.richest();
  const story = found && { customer: found.customer, inquiries: inquire(found, retail, bindings) };
  if (story !== undefined) console.log(whyNot(story.customer, story.inquiries, columns, colors));
  const [base, ...variants] = chosen.map((choices, i): Outcome => ({ name: VARIANTS[i]!.name, choices }));
  const contest = base && variants.length > 0 ? { question: QUESTION, base, variants } : undefined;
  if (contest !== undefined) console.log(whatIfTable(QUESTION, contest.base, variants, columns, colors));
  if (sensitivity.length > 0) console.log(sensitivityTable(sensitivity, columns, colors));
  if (figures.outage !== undefined) console.log(outageText(figures.outage, columns, colors));
  const summary = summaryOf(figures, circumstances);
  writeFile(
    report,
    page({ title, summary, figures, sensitivity, ...(story && { story }), ...(contest && { contest }) }),
  );
  if (json !== undefined) writeFile(json, `${JSON.stringify(summary, undefined, 2)}\n`);
  console.log(closing(summary, { ...remarks, ...(json !== undefined && { json }) }, colors));
}
