/**
 * How candidates are tried that are not the best by what is known: by `epsilonGreedy`, `softmax` or `squareCB`.
 * @public
 */
export type Exploration =
  | { readonly method: 'epsilonGreedy'; readonly epsilon: number }
  | { readonly method: 'softmax'; readonly lambda: number }
  | { readonly method: 'squareCB'; readonly gamma: number };
