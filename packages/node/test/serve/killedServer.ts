// The process that durability.test.ts kills: node … killedServer.ts <file of the store>
import { embed, sqliteStore } from '@opportune/node';
import { serve } from '@opportune/node/serve';

import { ledger } from '../ledger.ts';

const [file = ':memory:'] = process.argv.slice(2);
const server = await serve({
  runtime: embed({ step: ledger, store: sqliteStore({ file }) }),
  keys: [{ name: 'load', scopes: ['write'], secret: 'example-key' }],
  port: 0,
});
process.stdout.write(`${server.url}\n`);
