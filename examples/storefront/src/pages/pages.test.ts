import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { pageStrategy } from '../strategy/pageStrategy.ts';
import { html } from './html.ts';
import { pages } from './pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isThere = (path: string): boolean =>
  pages.has(`${path.slice(1)}index.html`) || existsSync(root + path.slice(1)) || existsSync(`${root}public${path}`);

describe('pages', () => {
  it('lead nowhere that is not there, and show nothing that is not', () => {
    const lost = [...pages].flatMap(([file, text]) =>
      [...text.matchAll(/(?:href|src)="(\/[^"]*)"/g)]
        .map(([, path]) => path!)
        .filter((path) => !isThere(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(lost).toEqual([]);
    expect(pages.size).toBe(15);
  });

  it('are led to by what the strategy says', () => {
    const contents = pageStrategy.actions.map(
      ({ content }) => Object.values(content ?? {})[0] as Record<string, string>,
    );
    const paths = contents.flatMap(({ url, picture }) => [url, picture].filter((path) => path !== undefined));
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });

  it('have a slot for each slot of the strategy, and a template that shows every field of what may stand there', () => {
    const home = pages.get('index.html')!;
    for (const { id, channel, content } of pageStrategy.actions) {
      const template = home.split(`data-opportune-template="${String(channel)}"`)[1]!.split('</template>')[0]!;
      for (const field of Object.keys((content as Record<string, object>)[String(channel)]!)) {
        expect(template, id).toContain(`="${field}"`);
      }
      expect([...pages.values()].some((text) => text.includes(`data-opportune-slot="${String(channel)}"`))).toBe(true);
    }
  });

  it('run nothing inline', () => {
    for (const text of pages.values()) expect(text).not.toMatch(/ style="| on\w+="|<script(?![^>]* src=)|<style/);
  });
});

describe('html', () => {
  it('escapes text, and nothing else', () => {
    // Under another name the formatter leaves it as it is.
    const tag = html;
    const list = ['a', '<b>'].map((text) => tag`<li>${text}</li>`);
    expect(tag`<ul title="${'"&"'}">${list}${3}</ul>`.markup).toBe(
      '<ul title="&quot;&amp;&quot;"><li>a</li><li>&lt;b&gt;</li>3</ul>',
    );
  });
});
