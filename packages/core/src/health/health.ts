import { OpportuneError } from '../errors/opportuneError.ts';
import { canonical } from '../internal/canonical.ts';
import { hash128 } from '../internal/hash.ts';
import { agreements } from './agreements.ts';
import { joined, NOTHING } from './bounded.ts';
import { cells } from './cell.ts';
import { CUSTOMERS } from './claim.ts';
import type { Expectations } from './expectations.ts';
import { findings } from './findings.ts';
import type { HealthState } from './healthState.ts';
import type { Observation } from './observation.ts';
import { observed } from './observed.ts';
import { readExpectations } from './readExpectations.ts';
import type { HealthReport } from './report.ts';
import { streamHealth } from './streamHealth.ts';
import { Watches } from './watch.ts';

/**
 * The health of data, measured as it flows: a pure fold.
 * @public
 */
export interface Health {
  /** Nothing has been observed. */
  readonly start: HealthState;
  /**
   * With one more observation. Never throws for an event, whatever it is.
   *
   * @throws {OpportuneError} HEALTH_MISMATCH where the state was counted by other expectations
   */
  readonly observe: (state: HealthState, observation: Observation) => HealthState;
  /**
   * What two have counted, together: exactly what one would have counted of all, in whatever order.
   *
   * @throws {OpportuneError} HEALTH_MISMATCH where one was counted by other expectations
   */
  readonly merge: (a: HealthState, b: HealthState) => HealthState;
  /** @throws {OpportuneError} HEALTH_MISMATCH where the state was counted by other expectations */
  readonly report: (state: HealthState) => HealthReport;
}

const DEFAULT_CELLS = 64;

/**
 * Measures the health of the events that flow in, by event type and source: correctness, completeness, timeliness, consistency
 * between sources, uniqueness, privacy and consent. What it remembers is plain JSON of bounded size, and parts that were counted
 * apart, by several processes or in several hours, merge into exactly the whole.
 *
 * @throws {OpportuneError} HEALTH_INVALID with every fault of the expectations at once, each with a JSON pointer
 * @example
 * ```ts
 * import { health } from '@opportune/core/health';
 *
 * const shop = health({
 *   events: { ordered: { properties: { total: { type: 'number', expected: true } } } },
 *   thresholds: [{ measure: 'completeness', atLeast: 0.9 }],
 * });
 * const order = { id: 'o1', type: 'ordered', customer: 'ada', time: 0, properties: { total: 12 }, source: 'web' };
 * const observations = [{ event: order }, { event: { ...order, id: 'o2', properties: {} } }];
 * const state = observations.reduce(shop.observe, shop.start);
 *
 * shop.report(state).findings.map(({ code, message }) => `${code}: ${message}`);
 * // => ['INCOMPLETE: ordered from web: 50% of 2 have /properties/total, needed 90%.']
 * ```
 * @see docs/semantics.md, H4 to H13
 * @public
 */
export function health(source: Expectations): Health {
  const expectations = readExpectations(source);
  const { thresholds = [], atMost = DEFAULT_CELLS, ...counted } = expectations;
  const watches = new Watches(counted);
  const bound = cells(atMost);
  // Thresholds say what is reported, not what is counted.
  const hash = hash128(canonical({ ...counted, atMost }));
  const demand = (state: HealthState): void => {
    if (state.expectations === hash) return;
    const message = 'expected a state that was counted by the same expectations';
    throw new OpportuneError('HEALTH_MISMATCH', [{ code: 'HEALTH_MISMATCH', path: '/expectations', message }]);
  };
  const joinedState = (a: HealthState, b: Pick<HealthState, 'cells' | 'customers'>): HealthState => ({
    format: 1,
    expectations: hash,
    cells: joined(a.cells, b.cells, bound),
    customers: joined(a.customers, b.customers, CUSTOMERS),
  });
  return {
    start: { format: 1, expectations: hash, cells: NOTHING, customers: NOTHING },
    observe: (state, observation) => {
      demand(state);
      return joinedState(state, observed(watches, observation));
    },
    merge: (a, b) => {
      demand(a);
      demand(b);
      return joinedState(a, b);
    },
    report: (state) => {
      demand(state);
      const { kept, rest } = state.cells;
      const measured = [
        ...kept
          .map(([, cell]) => ({ cell, stream: streamHealth(cell, watches) }))
          .sort((a, b) => b.cell.arrivals - a.cell.arrivals),
        ...(rest === undefined
          ? []
          : [{ cell: rest, stream: { ...streamHealth(rest, watches), isRest: true as const } }]),
      ];
      const agreed = agreements(state.customers, expectations);
      return {
        streams: measured.map(({ stream }) => stream),
        agreements: agreed,
        findings: findings(thresholds, measured, agreed),
      };
    },
  };
}
