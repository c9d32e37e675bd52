import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../', import.meta.url));

/** Every test of every package, as text; a case of a conformance suite is one. */
export const testSources = (): readonly { readonly path: string; readonly source: string }[] =>
  readdirSync(packages)
    .flatMap((name) => ['src', 'test'].map((folder) => `${name}/${folder}/`))
    .flatMap((folder) => filesIn(folder).map((file) => folder + file))
    .filter((path) => /\.test\.ts$|Suite\/\w+\.ts$/.test(path))
    .map((path) => ({ path, source: readFileSync(packages + path, 'utf8') }));

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(packages + folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}
