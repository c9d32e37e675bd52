import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { PROBLEMS } from '../packages/node/src/serve/problem.ts';
import { ROUTES } from '../packages/node/src/serve/routes/routes.ts';
import { read } from './testing/documents.ts';
import { root } from './testing/root.ts';

const PAGE = 'docs/guide/serving.md';

const code = (text: string): string => `\`${text}\``;

const routes = (): string =>
  [
    '| route | key | what it does |',
    '|---|---|---|',
    ...ROUTES.map(({ method, paths, scope, about }) => {
      const [path, ...others] = paths;
      const also = others.length === 0 ? '' : `, ${others.map(code).join(', ')}`;
      return `| ${code(`${method} ${path}`)}${also} | ${scope === undefined ? '' : code(scope)} | ${about} |`;
    }),
  ].join('\n');

const refusals = (): string =>
  [
    '| code | status | what it means |',
    '|---|---|---|',
    ...Object.entries(PROBLEMS).map(([name, { status, title, retryAfter }]) => {
      const again = retryAfter === undefined ? '' : `; come again after ${String(retryAfter)} s`;
      return `| <a id="${name.toLowerCase()}"></a>${code(name)} | ${String(status)} | ${title}${again} |`;
    }),
  ].join('\n');

/** The page with a table between its markers. */
function withTable(text: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, , after] = text.split(new RegExp(`${start}|${end}`));
  return `${before}${start}\n${table}\n${end}${after}`;
}

// With `-u` the page is written anew.
describe(PAGE, () => {
  it('lists every route and every way in which a request is refused', async () => {
    const { text } = read(PAGE);
    const page = withTable(withTable(text, 'routes', routes()), 'refusals', refusals());
    await expect(page).toMatchFileSnapshot(resolve(root, PAGE));
  });
});
