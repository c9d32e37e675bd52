/** Something with the name that the strategy gives it. */
export interface Named<T> {
  readonly name: string;
  readonly it: T;
}
