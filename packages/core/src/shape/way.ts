import { under, type Pointer } from './pointer.ts';

/** The way into a value: a pointer is made of it only where there is something to say. */
export class Way {
  /** One key a level; the last ones are changed in place. */
  readonly keys: (string | number)[] = [];
  /** What stands around, each inside the one before. */
  readonly #around: unknown[] = [];
  #origin: Pointer = '';

  begin(origin: Pointer): void {
    this.#origin = origin;
    this.keys.length = 0;
    this.#around.length = 0;
  }

  /** Goes into an object or a list; what it returns is where its keys stand. */
  enter(value: object, key: string | number): number {
    this.#around.push(value);
    return this.keys.push(key) - 1;
  }

  leave(): void {
    this.#around.pop();
    this.keys.pop();
  }

  /** Is it something that stands around itself? */
  isAround(value: unknown): boolean {
    return this.#around.includes(value);
  }

  get here(): Pointer {
    return this.keys.reduce<Pointer>(under, this.#origin);
  }
}
