import type { Channel, CustomerEvent, Reading, Report } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import type { Reported } from './runtime.ts';
import { submitInOrder } from './submitInOrder.ts';
import type { Submitted } from './submitted.ts';

/** Reads a report and submits what it says. Never rejects. */
export async function readReport(
  channel: Channel | undefined,
  name: string,
  report: Report,
  submit: (event: CustomerEvent) => Promise<Submitted>,
): Promise<Reported> {
  const reading = await read(channel, name, report);
  if (!reading.ok) return { ...reading, submitted: [] };
  const submitted = await submitInOrder(submit, reading.events);
  return { ...reading, submitted: reading.events.map((event, n) => ({ event, submitted: submitted[n]! })) };
}

async function read(channel: Channel | undefined, name: string, report: Report): Promise<Reading> {
  if (channel?.read === undefined) {
    return { ok: false, code: 'MALFORMED', detail: `no channel named ${name} reads reports` };
  }
  try {
    return await channel.read(report);
  } catch (error) {
    return { ok: false, code: 'MALFORMED', detail: `the channel threw: ${explain(error)}` };
  }
}
