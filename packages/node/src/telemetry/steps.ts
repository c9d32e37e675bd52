import { context, trace, type Attributes, type Tracer } from '@opentelemetry/api';
import type { StepResult } from '@opportune/core';

import type { Telemetry } from '../runtime/telemetry.ts';
import { failed } from './within.ts';

/** A span for each step, with what was decided and how many candidates were dropped for which reason. */
export const steps =
  (tracer: Tracer): Telemetry['step'] =>
  ({ id, version }, take) => {
    const attributes = { 'opportune.strategy.id': id, 'opportune.strategy.version': version };
    const parent = context.active();
    const span = tracer.startSpan('step', { attributes }, parent);
    try {
      const result = context.with(trace.setSpan(parent, span), take);
      if (span.isRecording()) span.setAttributes(about(result));
      return result;
    } catch (error) {
      failed(span, 'STEP_FAILED');
      throw error;
    } finally {
      span.end();
    }
  };

function about({ decisions, fired, dropped, faults }: StepResult): Attributes {
  const said: Attributes = { 'opportune.decisions': decisions.length };
  if (decisions.length > 0) said['opportune.actions'] = decisions.map(({ action }) => action);
  if (fired.length > 0) said['opportune.fired'] = fired.map(({ name }) => name);
  if (faults.length > 0) said['opportune.faults'] = faults.map(({ code }) => code);
  for (const { reason } of dropped) {
    const name = `opportune.dropped.${reason}`;
    said[name] = Number(said[name] ?? 0) + 1;
  }
  return said;
}
