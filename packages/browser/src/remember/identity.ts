import type { Kept } from './kept.ts';

/** Who it is, and nothing more of what is remembered. */
type Identity = Pick<Kept, 'visitor' | 'customer'>;

/**
 * A copy of who it is that can be read at once: the database answers later, and a page may end before it does. What the
 * database says counts. Where the browser keeps nothing, there is none.
 */
export interface IdentityCopy {
  recall(): Identity | undefined;
  keep(identity: Identity): void;
  clear(): void;
}

export function identityCopy(name: string): IdentityCopy {
  let written = '';
  const attempt = <T>(use: () => T): T | undefined => {
    try {
      return use();
    } catch {
      // Blocked, full, or written by somebody else: the database is asked all the same.
      return undefined;
    }
  };
  return {
    recall: () =>
      attempt(() => {
        const { visitor, customer } = JSON.parse(localStorage.getItem(name) ?? '{}') as Partial<Identity>;
        return visitor && customer ? { visitor, customer } : undefined;
      }),
    keep({ visitor, customer }) {
      const text = JSON.stringify({ visitor, customer });
      if (text !== written) attempt(() => localStorage.setItem(name, text));
      written = text;
    },
    clear() {
      written = '';
      attempt(() => localStorage.removeItem(name));
    },
  };
}
