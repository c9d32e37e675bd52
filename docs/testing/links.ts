import { existsSync } from 'node:fs';
import { posix, resolve } from 'node:path';

import type { Document } from './documents.ts';
import { root } from './root.ts';

/** Every link within the repository that leads nowhere. */
export function brokenLinks(documents: readonly Document[]): readonly string[] {
  const anchors = new Map(documents.map(({ file, text }) => [file, anchorsOf(text)]));
  return documents.flatMap(({ file, text }) =>
    linksOf(text).flatMap(({ target, line }) => {
      if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
      const [path = '', anchor] = target.split('#');
      const place = `${file}:${line}: ${target}`;
      const to = path === '' ? file : posix.join(posix.dirname(file), decodeURIComponent(path));
      if (path.startsWith('/') || to.startsWith('..')) return [`${place} leads out of the repository`];
      if (!anchors.has(to) && !existsSync(resolve(root, to))) return [`${place} leads to a file that is not there`];
      const known = anchors.get(to);
      const isThere = anchor === undefined || known === undefined || known.has(anchor);
      return isThere ? [] : [`${place} leads to an anchor that is not there`];
    }),
  );
}

/** The anchors that GitHub gives the headings, and those written by hand. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const { text: line } of prose(text)) {
    for (const [, id] of line.matchAll(/\b(?:id|name)="([^"]+)"/g)) anchors.add(id!);
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = slugOf(heading);
    let anchor = slug;
    for (let n = 1; anchors.has(anchor); n += 1) anchor = `${slug}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

const slugOf = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');

interface Link {
  readonly target: string;
  readonly line: number;
}

const linksOf = (text: string): readonly Link[] =>
  prose(text).flatMap(({ text: line, at }) => {
    const shown = line.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length));
    const targets = [
      ...shown.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
      ...shown.matchAll(/^\s*\[[^\]]+\]:\s*(\S+)/g),
      ...shown.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g),
    ];
    return targets.map(([, target]) => ({ target: target!, line: at }));
  });

/** The lines outside of fences. */
function prose(text: string): readonly { readonly text: string; readonly at: number }[] {
  let fence: string | undefined;
  return text.split('\n').flatMap((line, i) => {
    const ticks = /^\s*(`{3,})/.exec(line)?.[1];
    if (fence === undefined && ticks === undefined) return [{ text: line, at: i + 1 }];
    if (fence === undefined) fence = ticks;
    else if (line.trim() === fence) fence = undefined;
    return [];
  });
}
