import { withMarks, type Mark } from './marks.ts';

/** So many texts are kept. Of a strategy whose customers have remembered more different things, the others are made each time. */
const MOST = 4096;

/** Longer ones are those of damaged states, and of strategies that hardly two customers know the same parts of. */
const LONGEST = 1024;

/**
 * What marks come to with more. Most customers of a strategy have remembered the same parts of it, so a text is made once and
 * shared by all of them.
 */
export class SharedMarks {
  readonly #after = new Map<string, Map<Mark, string>>();
  #size = 0;

  with(marks: string, more: readonly Mark[]): string {
    let all = marks;
    for (let i = 0; i < more.length; i += 1) {
      const mark = more[i]!;
      const known = this.#after.get(all)?.get(mark);
      // What nobody else has is made in one piece.
      if (known === undefined && this.#size === MOST) return withMarks(all, more.slice(i));
      all = known ?? this.#made(all, mark);
    }
    return all;
  }

  #made(marks: string, mark: Mark): string {
    const after = withMarks(marks, [mark]);
    if (after.length > LONGEST) return after;
    let texts = this.#after.get(marks);
    if (texts === undefined) this.#after.set(marks, (texts = new Map()));
    texts.set(mark, after);
    this.#size += 1;
    return after;
  }
}
