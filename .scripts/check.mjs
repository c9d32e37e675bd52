// Runs every check that a change must pass and goes on after a failure, so that one run tells everything.
// Usage: pnpm check [--skip STEP] …
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Scripts of package.json, in order, each with what to do when it fails. */
const steps = {
  'format:check': 'pnpm format',
  lint: 'each line above says what to write instead',
  types: 'pnpm types shows them again',
  test: 'pnpm watch runs them again as you work',
  unused: 'delete what nothing uses, or export it from src/index.ts',
  build: 'pnpm build shows it again',
  exports: 'the exports of package.json and what dist holds must agree',
  size: 'make it smaller, or raise .config/size-limit.json and say why in the changeset',
  'api:check': 'pnpm api, then commit packages/*/etc',
};

/** What a failed build would have to give first. */
const afterBuild = ['exports', 'size', 'api:check'];

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const { skip } = parseArgs({ options: { skip: { type: 'string', multiple: true, default: [] } } }).values;
const failed = [];

for (const step of Object.keys(steps)) {
  if (skip.includes(step)) continue;
  if (afterBuild.includes(step) && failed.includes('build')) console.log(`- ${step.padEnd(14)} needs build`);
  else if (!passes(step)) failed.push(step);
}
for (const step of failed) console.log(`${step} failed: ${steps[step]}`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Runs one step, prints one line, and all that the step said if it failed. */
function passes(step) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(scripts[step], { shell: true, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  console.log(`${status === 0 ? '✓' : '✗'} ${step.padEnd(14)}${seconds} s`);
  if (status !== 0) console.log(`\n${stdout}${stderr}`);
  return status === 0;
}
