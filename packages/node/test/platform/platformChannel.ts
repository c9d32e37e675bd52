import type { Channel } from '@opportune/core';

/** Sends to the platform under the decision's id. Throws where no answer comes back, as any channel may. */
export const platformChannel = (name: string, url: string, run: string): Channel => ({
  name,
  async send({ decision: { id, customer }, now, signal }) {
    const headers = { 'idempotency-key': id, 'x-run': run };
    const response = await fetch(`${url}/${name}`, { method: 'POST', headers, ...(signal && { signal }) });
    await response.arrayBuffer();
    return { kind: 'receipt', decision: id, customer, channel: name, status: 'sent', time: now };
  },
});
