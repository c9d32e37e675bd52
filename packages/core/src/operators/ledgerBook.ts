import type { Claim } from '../policies/claim.ts';
import type { Contact } from '../policies/contact.ts';
import { contactRank } from '../policies/contactRank.ts';
import type { Reservation, ReserveAnswer } from '../ports/ledger.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';

/**
 * A ledger in memory, which answers at once: for the accounts that one process keeps.
 * @public
 */
export interface LedgerBook {
  /** See the port `Ledger`. */
  reserve(reservation: Reservation): ReserveAnswer;
  commit(decision: string): void;
  release(decision: string): void;
  /** How much is taken of an account as of an instant. */
  taken(claim: Pick<Claim, 'account' | 'per'>, at: Instant): number;
}

interface Place {
  readonly at: Instant;
  readonly claims: readonly Claim[];
  status: Contact['status'];
}

/** The places that count and may still be given back or grow old, and the sum of those that are there for good. */
interface Account {
  readonly places: Set<Place>;
  settled: number;
}

/**
 * Keeps account in memory.
 *
 * @param options - `holds`: a reservation that nobody has confirmed after so long is released when somebody asks for the account; never
 * where it is left out. `remembered`: of how many decisions that were committed or released it is known, 100,000 where it is left out; what
 * comes later of older ones changes nothing
 * @example
 * ```ts
 * import { ledgerBook } from '@opportune/core/operators';
 *
 * const book = ledgerBook();
 * const claims = [{ account: 'coupons', amount: 1, atMost: 1 }];
 *
 * book.reserve({ decision: 'd1', at: 0, claims }); // => 'reserved'
 * book.reserve({ decision: 'd2', at: 0, claims }); // => { coupons: 1 }
 * book.release('d1');
 * book.reserve({ decision: 'd2', at: 0, claims }); // => 'reserved'
 * ```
 * @see docs/semantics.md, Q3
 * @public
 */
export function ledgerBook(options: { readonly holds?: Millis; readonly remembered?: number } = {}): LedgerBook {
  const { holds = Infinity, remembered = 100_000 } = options;
  const accounts = new Map<string, Account>();
  const reserved = new Map<string, Place>();
  /** What is released or committed, the latest last. */
  const closed = new Map<string, Place>();

  const accountOf = (name: string): Account => {
    const known = accounts.get(name);
    if (known !== undefined) return known;
    const account: Account = { places: new Set(), settled: 0 };
    accounts.set(name, account);
    return account;
  };
  const leave = (place: Place): void => {
    for (const { account } of place.claims) accountOf(account).places.delete(place);
  };
  const enter = (place: Place): void => {
    for (const { account, amount, per } of place.claims) {
      // What will never change needs no place of its own.
      if (place.status === 'committed' && per === undefined) accountOf(account).settled += amount;
      else accountOf(account).places.add(place);
    }
  };
  const rise = (decision: string, status: Contact['status']): void => {
    const place = reserved.get(decision) ?? closed.get(decision);
    if (place === undefined || contactRank[status] <= contactRank[place.status]) return;
    leave(place);
    place.status = status;
    if (status === 'committed') enter(place);
    reserved.delete(decision);
    closed.delete(decision);
    closed.set(decision, place);
    if (closed.size <= remembered) return;
    for (const oldest of closed.keys()) return void closed.delete(oldest);
  };
  const expire = (at: Instant): void => {
    // The oldest are the first.
    for (const [decision, place] of reserved) {
      if (place.at > at - holds) return;
      rise(decision, 'released');
    }
  };
  const taken: LedgerBook['taken'] = ({ account: name, per = Infinity }, at) => {
    expire(at);
    const account = accounts.get(name);
    if (account === undefined) return 0;
    let sum = account.settled;
    for (const place of account.places) {
      if (place.at > at - per) sum += amountIn(place, name);
      else account.places.delete(place);
    }
    return sum;
  };

  return {
    taken,
    reserve({ decision, at, claims }) {
      if (reserved.has(decision) || closed.get(decision)?.status === 'committed') return 'known';
      const place: Place = { at, claims, status: 'reserved' };
      const full = claims.flatMap((claim): [string, number][] => {
        const before = taken(claim, at);
        return before + amountIn(place, claim.account) <= claim.atMost ? [] : [[claim.account, before]];
      });
      if (full.length > 0) return Object.fromEntries(full);
      closed.delete(decision);
      reserved.set(decision, place);
      enter(place);
      return 'reserved';
    },
    commit: (decision) => rise(decision, 'committed'),
    release: (decision) => rise(decision, 'released'),
  };
}

/** One decision may claim of one account more than once. */
const amountIn = ({ claims }: Place, name: string): number =>
  claims.reduce((sum, { account, amount }) => (account === name ? sum + amount : sum), 0);
