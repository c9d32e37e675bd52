import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { Benchmark, Finding } from './benchmark.ts';
import { chart } from './chart.ts';
import { conditions } from './conditions/conditions.ts';
import { funnel } from './funnel/funnel.ts';
import { load, loadPostgres } from './load/load.ts';
import { loadMany } from './load/loadMany.ts';
import { QUICK, STEADY } from './measure.ts';
import { page } from './page/page.ts';
import { markdown, reportOf } from './report.ts';
import { retail } from './retail/retail.ts';
import { serve } from './serve/serve.ts';
import { step } from './step/step.ts';
import { timeBusy, timeQuiet } from './time/time.ts';

const benchmarks: readonly Benchmark[] = [
  step,
  funnel,
  conditions,
  timeQuiet,
  timeBusy,
  retail,
  serve,
  load,
  loadPostgres,
  loadMany,
  page,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, svg: { type: 'string' }, quick: { type: 'boolean' } },
});
const [name] = positionals;
const chosen = name === undefined ? benchmarks : benchmarks.filter((benchmark) => benchmark.name === name);
if (chosen.length === 0) {
  console.error(`There is no benchmark ${name}. There are: ${benchmarks.map((each) => each.name).join(', ')}.`);
  process.exit(2);
}
if (chosen.length > 1 && (values.json ?? values.svg) !== undefined) {
  console.error(`A file holds one benchmark. Name one: ${benchmarks.map((each) => each.name).join(', ')}.`);
  process.exit(2);
}

const machine = `Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, one core`;
for (const benchmark of chosen) {
  const findings: Finding[] = [];
  console.log(`\n${benchmark.name}: ${benchmark.about}\n`);
  for await (const finding of benchmark.run(values.quick === true ? QUICK : STEADY)) {
    findings.push(finding);
    const what = 'subject' in finding ? finding.subject : finding.name;
    if (process.stderr.isTTY) process.stderr.write(`  measured ${what}, ${finding.n}\u001B[K\r`);
  }
  const report = reportOf(benchmark, machine, findings);
  console.log(markdown(report));
  // Figures that were measured elsewhere are not overwritten by none.
  if (report.rows.length === 0) continue;
  if (values.json !== undefined) write(values.json, `${JSON.stringify(report, null, 2)}\n`);
  if (values.svg !== undefined) write(values.svg, chart(report));
}

function write(path: string, text: string): void {
  const file = resolve(process.env['INIT_CWD'] ?? '.', path);
  writeFileSync(file, text);
  console.log(`\nWritten to ${file}`);
}
