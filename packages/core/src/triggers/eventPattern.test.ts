import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { event } from '../../test/event.ts';
import { moment } from '../../test/moment.ts';
import { being, truths } from '../../test/truths.ts';
import { compileEventPattern, eventPattern } from './eventPattern.ts';

describe('eventPattern', () => {
  it('a bare type is a step without a condition', () => {
    expect(eventPattern('visit')).toEqual({ type: 'visit' });
  });

  it.each(truths)('T1 matches where the condition is true: %s', (truth) => {
    const step = compileEventPattern({ type: 'visit', where: being(truth) }, builder(), '');

    expect(step.matches(event('visit', 1), moment())).toBe(truth === true);
    expect(step.matches(event('order', 1), moment())).toBe(false);
  });
});
