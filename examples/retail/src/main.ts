import pico from 'picocolors';

import { UsageError } from './cli/usageError.ts';
import { demo } from './demo.ts';

// Control-C ends the run in good order: what is under way is finished, and the report is written. A second one ends it at once.
const stop = new AbortController();
process.once('SIGINT', () => {
  stop.abort();
  process.once('SIGINT', () => process.exit(130));
});

try {
  await demo(process.argv.slice(2), stop.signal);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${pico.red('✗')} ${error.message}\n  ${error.hint.replaceAll('\n', '\n  ')}`);
  process.exitCode = 2;
}
