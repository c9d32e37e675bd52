import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../../.config/shared.ts';
import { fromCloudEvents } from './fromCloudEvents.ts';

interface Suite {
  readonly tests: readonly { readonly id: string; readonly event?: unknown; readonly batch?: readonly unknown[] }[];
}

const suiteOf = (name: string) => sharedJson(`suites/cloudevents/${name}.json`) as Suite | undefined;
const files = ['valid-events', 'invalid-events', 'valid-batches', 'invalid-batches'].map((name) => ({
  name,
  isValid: name.startsWith('valid'),
  tests: suiteOf(name)?.tests,
}));

/** The suite knows no customers: whatever is a CloudEvent is everybody's. */
const options = { received: 0, customer: () => 'ada' };

for (const { name, isValid, tests } of files) {
  if (tests === undefined) {
    describe(`${name} of CloudEvents (${ABSENT})`, () => it.skip('all of them', () => {}));
    continue;
  }
  describe(`${name} of CloudEvents`, () => {
    it.each(tests.map(({ id, event, batch }) => [id, event, batch] as const))('E11 %s', (_, event, batch) => {
      const body = batch ?? event;
      const { events, rejected } = fromCloudEvents(body, options);
      expect(rejected.length === 0).toBe(isValid);
      expect(events.length + rejected.length).toBe(batch?.length ?? 1);
      expect(fromCloudEvents(JSON.stringify(body), options)).toEqual({ events, rejected, findings: [] });
    });
  });
}
