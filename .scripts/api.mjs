// Writes what each package shows to the world into etc/*.api.md; with --check, fails where that differs.
// Works on the built types: run `pnpm build` first.
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';

import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const check = process.argv.includes('--check');
const compilerOptions = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'bundler',
  skipLibCheck: true,
  strict: true,
  types: ['node'],
};

/** What a package takes for granted of where it runs. */
const libOf = (folder) =>
  JSON.parse(readFileSync(`${folder}/tsconfig.json`, 'utf8')).compilerOptions?.lib ?? ['ES2022'];

function report(folder, types) {
  const entry = basename(types, '.d.ts');
  const name = basename(folder);
  const reportFileName = `${entry === 'index' ? name : `${name}.${entry}`}.api.md`;
  const configObject = {
    projectFolder: folder,
    mainEntryPointFilePath: resolve(folder, types),
    compiler: { overrideTsconfig: { compilerOptions: { ...compilerOptions, lib: libOf(folder) }, files: [types] } },
    apiReport: {
      enabled: true,
      reportFileName,
      reportFolder: `${folder}/etc`,
      reportTempFolder: `${folder}/temp`,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      extractorMessageReporting: {
        default: { logLevel: 'none', addToApiReportFile: true },
        // A subpath may speak of types that the main entry exports.
        'ae-forgotten-export': { logLevel: 'none', addToApiReportFile: entry === 'index' },
      },
      tsdocMessageReporting: { default: { logLevel: 'none' } },
    },
  };
  const config = ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: `${folder}/package.json`,
  });
  const { apiReportChanged } = Extractor.invoke(config, { localBuild: !check, messageCallback: quiet });
  if (apiReportChanged) console.log(`${check ? 'differs' : 'written'}: packages/${name}/etc/${reportFileName}`);
  return apiReportChanged;
}

function quiet(message) {
  if (message.logLevel !== 'error') message.logLevel = 'none';
}

let changed = false;
for (const name of readdirSync('packages')) {
  const folder = resolve('packages', name);
  const { private: hidden, exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  if (hidden) continue;
  if (!check) mkdirSync(`${folder}/etc`, { recursive: true });
  for (const target of Object.values(exports)) {
    if (target.import && report(folder, target.import.types)) changed = true;
  }
}
process.exitCode = check && changed ? 1 : 0;
