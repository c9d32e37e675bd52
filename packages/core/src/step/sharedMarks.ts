import { withMarks, type Mark } from './marks.ts';

/** So many texts are kept. Of a strategy whose customers have remembered more different things, the others are made each time. */
const MOST = 1024;

/** Longer ones are those of damaged states, and of strategies that hardly two customers know the same parts of. */
const LONGEST = 1024;

/**
 * What marks come to with one more. Most customers of a strategy have remembered the same parts of it, so a text is made once and
 * shared by all of them.
 */
export class SharedMarks {
  readonly #after = new Map<string, Map<Mark, string>>();
  #size = 0;

  with(marks: string, mark: Mark): string {
    const known = this.#after.get(marks)?.get(mark);
    if (known !== undefined) return known;
    const after = withMarks(marks, [mark]);
    if (this.#size < MOST && after.length <= LONGEST) this.#keep(marks, mark, after);
    return after;
  }

  #keep(marks: string, mark: Mark, after: string): void {
    let texts = this.#after.get(marks);
    if (texts === undefined) this.#after.set(marks, (texts = new Map()));
    texts.set(mark, after);
    this.#size += 1;
  }
}
