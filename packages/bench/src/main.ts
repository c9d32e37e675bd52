import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { Benchmark, Row } from './benchmark.ts';
import { step } from './step/step.ts';
import { table } from './table.ts';

const benchmarks: readonly Benchmark[] = [step];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' } },
});
const [name] = positionals;
const chosen = name === undefined ? benchmarks : benchmarks.filter((benchmark) => benchmark.name === name);
if (chosen.length === 0) {
  console.error(`There is no benchmark ${name}. There are: ${benchmarks.map((each) => each.name).join(', ')}.`);
  process.exit(2);
}

const machine = `Node ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, one core`;
for (const benchmark of chosen) {
  const rows: Row[] = [];
  console.log(`\n${benchmark.name}: ${benchmark.about}\n${machine}\n`);
  for await (const row of benchmark.run()) {
    rows.push(row);
    if (process.stderr.isTTY) process.stderr.write(`  measured ${row.subject}, ${row.n}\u001B[K\r`);
  }
  console.log(table(rows));
  if (values.json !== undefined) {
    const file = resolve(process.env['INIT_CWD'] ?? '.', values.json);
    writeFileSync(file, `${JSON.stringify({ name: benchmark.name, machine, rows }, null, 2)}\n`);
    console.log(`\nWritten to ${file}`);
  }
}
