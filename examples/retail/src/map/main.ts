import type { AddressInfo } from 'node:net';

import type { MapConfig } from './mapConfig.ts';
import { mapServer } from './mapServer.ts';

// The platform as a process of its own: what happens to the shop's process does not happen to it. It says its port to
// whoever started it, and ends when nobody is there any more.
const config = JSON.parse(process.argv[2] ?? '{}') as MapConfig;
const server = mapServer(config);
server.listen(config.port ?? 0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
// Control-C is for the shop, which says when it is over.
process.on('SIGINT', () => undefined);
