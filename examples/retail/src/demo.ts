import { basename } from 'node:path';

import { check, textOn } from '@opportune/core/check';
import pico from 'picocolors';

import { HELP } from './cli/help.ts';
import { readOptions } from './cli/options.ts';
import { settle } from './cli/settle.ts';
import { page } from './report/page.ts';
import { Figures } from './run/figures.ts';
import { runHistory } from './run/runHistory.ts';
import { OPENING, runShop } from './run/runShop.ts';
import type { Standing } from './run/standing.ts';
import { summaryOf, type Circumstances } from './run/summary.ts';
import { writeFile } from './run/writeFile.ts';
import { retail } from './strategy.ts';
import { closing, type Remarks } from './view/closing.ts';
import { liveView } from './view/liveView.ts';
import { plainView } from './view/plainView.ts';
import { watch } from './view/watch.ts';
import { plural } from './view/words.ts';

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
    process.stdout.write(textOn(findings));
    if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
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

  const { json, report } = options;
  let circumstances: Circumstances;
  let remarks: Remarks;
  let title: string;
  if (options.mode === 'shop') {
    const world = settle(options, options.out, isLive);
    title = `a shop of ${plural(world.customers, 'customer')}, open for ${plural(world.days, 'day')}, seed ${String(world.seed)}`;
    const end = show(title);
    await runShop(world, figures, standing, stop);
    end();
    circumstances = { mode: 'shop', seconds: seconds(), report };
    remarks = { wasStopped: stop.aborted, ...(world.store !== undefined && { store: world.store }) };
  } else {
    title = basename(options.events);
    const end = show(title);
    const { rejects, lines, reading, deciding } = await runHistory(options, options.out, figures, standing, stop);
    end();
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
  const summary = summaryOf(figures, circumstances);
  writeFile(report, page({ title, summary, figures }));
  if (json !== undefined) writeFile(json, `${JSON.stringify(summary, undefined, 2)}\n`);
  console.log(closing(summary, { ...remarks, ...(json !== undefined && { json }) }, colors));
}
