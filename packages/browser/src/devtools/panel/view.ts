/** One page of the panel. */
export interface View {
  readonly element: HTMLElement;
  /** Shows what has changed since, and says whether there is more to show. Called while it is seen, at most once a frame and at least once a second. */
  update(): boolean;
}
