#!/usr/bin/env node
import { command } from '../command/command.ts';

const stopped = new Promise<void>((resolve) => {
  // A second time it is meant: then the signal does what it always does.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
});

void command({
  argv: process.argv.slice(2),
  env: process.env,
  watched: process.stdout.isTTY,
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  stopped,
}).then((code) => {
  process.exitCode = code;
});
