/** A number in [0, 1) that depends on nothing but what it is drawn for: the same in every run and every process. */
export function chance(...purpose: readonly (string | number)[]): number {
  // FNV-1a over the text, then the finaliser of MurmurHash3, because FNV alone leaves like texts close together.
  let hash = 0x811c9dc5;
  for (const character of purpose.join('\u0000')) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Draws for one purpose, each with a name of its own, so that adding one changes no other. */
export class Dice {
  readonly #purpose: readonly (string | number)[];

  constructor(...purpose: readonly (string | number)[]) {
    this.#purpose = purpose;
  }

  /** In [0, 1). */
  draw(name: string): number {
    return chance(...this.#purpose, name);
  }

  happens(name: string, probability: number): boolean {
    return this.draw(name) < probability;
  }

  between(name: string, low: number, high: number): number {
    return low + (high - low) * this.draw(name);
  }

  pick<Item>(name: string, items: readonly Item[]): Item {
    return items[Math.floor(this.draw(name) * items.length)]!;
  }

  /** The index of one of several weights. */
  weighted(name: string, weights: readonly number[]): number {
    let left = this.draw(name) * weights.reduce((sum, weight) => sum + weight, 0);
    const found = weights.findIndex((weight) => (left -= weight) < 0);
    return found === -1 ? weights.length - 1 : found;
  }

  /** e to the power of a normal variable, by Box and Muller. */
  logNormal(name: string, mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.draw(`${name} radius`)));
    return Math.exp(mean + deviation * radius * Math.cos(2 * Math.PI * this.draw(`${name} angle`)));
  }

  /** How many tries it takes, the successful one included: 1, 2 … with the given mean. */
  geometric(name: string, mean: number): number {
    return 1 + Math.floor(Math.log(1 - this.draw(name)) / Math.log(1 - 1 / mean));
  }

  /** How often something happens that happens `mean` times on average. */
  poisson(name: string, mean: number): number {
    let left = this.draw(name);
    let probability = Math.exp(-mean);
    let count = 0;
    while (left >= probability && count < 1_000) {
      left -= probability;
      count += 1;
      probability *= mean / count;
    }
    return count;
  }
}
