import { existsSync, readFileSync } from 'node:fs';

import { compile, parseStrategy } from '@opportune/core';

import { embed } from '../runtime/embed.ts';
import { serve } from '../serve/serve.ts';
import { sqliteStore } from '../store/sqliteStore.ts';
import { channelsFrom } from './channelsFrom.ts';
import { commandOptions, type CommandOptions } from './commandOptions.ts';
import { fileAudit } from './fileAudit.ts';
import { greeting } from './greeting.ts';
import { HELP } from './help.ts';
import { keysOf } from './keysOf.ts';
import { jsonLine, readableLine } from './logLine.ts';
import { paint as paintOf, type Paint } from './paint.ts';
import { regret } from './regret.ts';
import { troubleIn } from './trouble.ts';
import { UsageError } from './usageError.ts';

/** What the command is run in. */
export interface Surroundings {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether somebody looks on; otherwise the log is for a machine. */
  readonly watched: boolean;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Resolves when it is to stop. */
  readonly stopped: Promise<void>;
}

/** Runs until it is to stop. Yields the exit code: 1 where it could not run, 2 where it was not told how. */
export async function command(surroundings: Surroundings): Promise<number> {
  const { argv, env, watched, write, complain } = surroundings;
  const paint = paintOf(watched && (env['NO_COLOR'] ?? '') === '');
  try {
    const options = commandOptions(argv);
    if (options === undefined) write(HELP);
    else await run(options, surroundings, paint);
    return 0;
  } catch (error) {
    complain(`${regret(error, paint)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function run(
  options: CommandOptions,
  { env, watched, write, stopped }: Surroundings,
  paint: Paint,
): Promise<void> {
  const keys = keysOf(env);
  const strategy = parseStrategy(readFileSync(options.strategy, 'utf8'));
  const step = compile(strategy);
  const channels = options.channels === undefined ? {} : await channelsFrom(options.channels, env);
  const found = existsSync(options.store);
  const runtime = embed({ step, store: sqliteStore({ file: options.store }), channels });
  runtime.signals$.subscribe((signal) => {
    const trouble = troubleIn(signal);
    if (trouble === undefined) return;
    const { code, detail } = trouble;
    write(watched ? `  ${paint.bad(code)}  ${detail}\n` : `${JSON.stringify({ level: 'error', code, detail })}\n`);
  });
  const server = await serve({
    runtime,
    keys,
    port: options.port,
    host: options.host,
    log: (entry) => write(`${watched ? `  ${readableLine(entry, paint)}` : jsonLine(entry)}\n`),
    ...(options.audit === undefined ? {} : { audit: fileAudit(options.audit) }),
  });
  const told = { options, strategy, keys, channels, url: server.url, found };
  write(watched ? `${greeting(told, paint)}\n` : `${JSON.stringify({ level: 'info', listens: server.url })}\n`);
  await stopped;
  if (watched) write(`\n  ${paint.faint('Stopping: answers what has come …')}\n`);
  await server.stop();
  if (watched) write('  Stopped.\n');
}
