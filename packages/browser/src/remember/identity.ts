import type { Kept } from './kept.ts';

/** Who it is, and nothing more of what is remembered. */
type Identity = Pick<Kept, 'visitor' | 'customer'>;

/**
 * A copy of who it is that can be read at once: the database answers later, and a page may end before it does. What the
 * database says counts. Where the browser keeps nothing, there is none.
 */
export interface IdentityCopy {
  /** Who it was before anything happened in this page: as the copy has it, as it is kept first, else another. */
  recall(otherwise: () => Identity): Identity;
  /** Not at once: to ask for the storage takes milliseconds, in which a first slot can be filled. */
  keep(identity: Identity): void;
  clear(): void;
}

export function identityCopy(name: string): IdentityCopy {
  let first: Identity | undefined;
  let written = '';
  let writing: ReturnType<typeof setTimeout> | undefined;
  const attempt = <T>(use: () => T): T | undefined => {
    try {
      return use();
    } catch {
      // Blocked, full, or written by somebody else: the database is asked all the same.
      return undefined;
    }
  };
  return {
    recall: (otherwise) =>
      (first ??=
        attempt(() => {
          const { visitor, customer } = JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Identity>;
          return visitor && customer ? { visitor, customer } : undefined;
        }) ?? otherwise()),
    keep(identity) {
      first ??= identity;
      const { visitor, customer } = identity;
      const text = JSON.stringify({ visitor, customer });
      if (text === written) return;
      written = text;
      clearTimeout(writing);
      writing = setTimeout(() => attempt(() => localStorage.setItem(name, text)));
    },
    clear() {
      first = undefined;
      written = '';
      clearTimeout(writing);
      attempt(() => localStorage.removeItem(name));
    },
  };
}
