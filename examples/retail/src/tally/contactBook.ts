import { days, type Instant } from '@opportune/core';

/** Who was written to when: to see that the caps held. */
export class ContactBook {
  readonly #times = new Map<string, Instant[]>();

  add(customer: string, at: Instant): void {
    const times = this.#times.get(customer);
    if (times === undefined) this.#times.set(customer, [at]);
    else times.push(at);
  }

  /** A message that never went out gives its place back. */
  remove(customer: string, at: Instant): void {
    const times = this.#times.get(customer) ?? [];
    const found = times.indexOf(at);
    if (found >= 0) times.splice(found, 1);
    if (times.length === 0) this.#times.delete(customer);
  }

  /** The number of customers by the most messages that they got in any seven days; by 0, 1, 2 … */
  mostAWeek(customers: number): readonly number[] {
    const histogram = [customers - this.#times.size];
    for (const times of this.#times.values()) {
      const most = fullest([...times].sort((a, b) => a - b));
      histogram[most] = (histogram[most] ?? 0) + 1;
    }
    return Array.from(histogram, (count) => count ?? 0);
  }
}

/** The most that fit in a window (t − 7 days, t]. */
function fullest(times: readonly Instant[]): number {
  let first = 0;
  let most = 0;
  for (const [last, time] of times.entries()) {
    while (times[first]! <= time - days(7)) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
