import { escape } from './escape.ts';

/** The figures behind a chart. */
interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart with its words. */
export interface Figure {
  readonly title: string;
  /** What to see in it, in a sentence. */
  readonly note: string;
  /** SVG, or HTML. */
  readonly picture: string;
  /** The same for those who do not see the picture; left out where the picture is a table. */
  readonly table?: Table;
  /** Takes the whole width. */
  readonly isWide?: boolean;
}

export const figure = ({ title, note, picture, table, isWide = false }: Figure): string => `
<figure class="card${isWide ? ' wide' : ''}">
  <figcaption><h2>${escape(title)}</h2><p>${escape(note)}</p></figcaption>
  ${picture}
  ${table === undefined ? '' : `<details><summary>The figures</summary>${tableOf(table)}</details>`}
</figure>`;

const tableOf = ({ head, rows }: Table): string => `<div class="scroll"><table>
<thead><tr>${head.map((cell) => `<th scope="col">${escape(cell)}</th>`).join('')}</tr></thead>
<tbody>${rows.map(([first = '', ...rest]) => `<tr><th scope="row">${escape(first)}</th>${rest.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('\n')}</tbody>
</table></div>`;
