import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { TestProject } from 'vitest/node';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}node_modules/.cache/opportune/built`;

/** What is built, with what it needs from elsewhere. */
const PACKAGES = { core: ['immer'], browser: ['rxjs'] };

/** Once a run: builds the packages that pages use, but for their types, and installs them beside the pages of these tests. */
export function setup(project: TestProject): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, needed] of Object.entries(PACKAGES)) {
    const from = `${root}packages/${name}`;
    const to = `${folder}/node_modules/@opportune/${name}`;
    mkdirSync(to, { recursive: true });
    cpSync(`${from}/package.json`, `${to}/package.json`);
    const tsup = ['--config', '../../.config/tsup.ts', '--no-dts', '--silent', '--out-dir', `${to}/dist`];
    const { status, stdout, stderr } = spawnSync(`${root}node_modules/.bin/tsup`, tsup, {
      cwd: from,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`cannot build ${name}:\n${stdout}${stderr}`);
    for (const other of needed) link(`${from}/node_modules/${other}`, `${folder}/node_modules/${other}`);
  }
  cpSync(fileURLToPath(new URL('page', import.meta.url)), `${folder}/page`, { recursive: true });
  project.provide('built', folder);
}

function link(to: string, at: string): void {
  mkdirSync(dirname(at), { recursive: true });
  symlinkSync(to, at, 'junction');
}
