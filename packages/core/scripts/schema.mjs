// Writes dist/schema.json, the JSON Schema of a strategy, from the package just built.
import { writeFileSync } from 'node:fs';

const core = await import('../dist/index.js');

if (typeof core.strategySchema !== 'function') {
  console.error(
    'dist/schema.json: src/index.ts must export strategySchema(), which returns the JSON Schema of a strategy',
  );
  process.exit(1);
}

const schema = JSON.stringify(core.strategySchema(), null, 2);
writeFileSync(new URL('../dist/schema.json', import.meta.url), `${schema}\n`);
