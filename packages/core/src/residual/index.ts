export { residual, type Reduce, type Residual } from './residual.ts';
export type { Span } from './horizon.ts';
export type { Left, LeftReason } from './left.ts';
export type { PageReach, ResidualOptions } from './residualOptions.ts';
