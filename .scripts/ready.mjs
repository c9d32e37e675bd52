// Installs what pnpm-lock.yaml asks for, unless it is there already. Needs only Node and npm.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const wanted = read('pnpm-lock.yaml');
const installed = read('node_modules/.pnpm/lock.yaml');

if (wanted !== installed) {
  console.error('Installing dependencies …');
  const install = ['-y', 'pnpm@10.34.9', 'install', '--frozen-lockfile', '--reporter=append-only'];
  const { status, stdout, stderr } = spawnSync('npx', install, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(stdout + stderr);
    process.exit(1);
  }
}

function read(file) {
  try {
    return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
