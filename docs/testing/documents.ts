import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { root } from './root.ts';

/** A text file of the repository. */
export interface Document {
  /** From the root of the repository, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** Every Markdown file that people read. */
export const markdown = (): readonly Document[] =>
  [
    'README.md',
    'CONTRIBUTING.md',
    ...filesIn('docs').filter((file) => file.endsWith('.md')),
    ...['packages', 'examples'].flatMap((folder) =>
      readdirSync(resolve(root, folder)).map((name) => `${folder}/${name}/README.md`),
    ),
  ]
    .filter((file) => existsSync(resolve(root, file)))
    .map(read);

/** Every source file of the packages whose docstrings people read. */
export const sources = (): readonly Document[] =>
  readdirSync(resolve(root, 'packages'))
    .flatMap((name) => filesIn(`packages/${name}/src`))
    .filter((file) => file.endsWith('.ts') && !/\.(test|test-d|bench)\.ts$/.test(file))
    .map(read);

export const read = (file: string): Document => ({ file, text: readFileSync(resolve(root, file), 'utf8') });

const filesIn = (folder: string): readonly string[] =>
  existsSync(resolve(root, folder))
    ? readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
        .sort()
    : [];
