// Writes dist/schema.json, the JSON Schema of a strategy, from the package just built.
import { writeFileSync } from 'node:fs';

import { strategySchema } from '../dist/schema.js';

writeFileSync(new URL('../dist/schema.json', import.meta.url), `${JSON.stringify(strategySchema(), null, 2)}\n`);
