import type { CloudEventOptions, SkewBounds } from '@opportune/core/events';

import type { Figures } from '../figures/figures.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Schemas } from './events/pass.ts';
import type { ResidualServing } from './residualServing.ts';

/** What routes work with. */
export interface Serving {
  readonly runtime: Runtime;
  readonly figures: Figures;
  /** The figures, in the text format of Prometheus. */
  readonly prometheus: () => string;
  readonly schemas: Schemas | undefined;
  readonly skew: SkewBounds | undefined;
  /** Whose a CloudEvent is. */
  readonly customer: CloudEventOptions['customer'];
  readonly residual: ResidualServing | undefined;
  /** Inputs that are to be taken at the same time; false where there is no room for them. */
  readonly inputs: { enter(places: number): boolean; leave(places: number): void };
  /** More inputs than this are never taken at the same time. */
  readonly mostInputs: number;
}
