import { parseArgs } from 'node:util';

import { UsageError } from './usageError.ts';

/** What the command line asks for. */
export interface CommandOptions {
  readonly strategy: string;
  readonly store: string;
  /** A module of channels; undefined where nothing is delivered. */
  readonly channels: string | undefined;
  readonly port: number;
  readonly host: string;
  /** Undefined where admin calls are not put on record, because nothing is kept. */
  readonly audit: string | undefined;
}

/**
 * Undefined where help is asked for.
 * @throws {UsageError}
 */
export function commandOptions(argv: readonly string[]): CommandOptions | undefined {
  const { strategy, store, channels, port = '8080', host = '127.0.0.1', audit, help } = valuesOf(argv);
  if (help === true) return undefined;
  if (strategy === undefined) throw new UsageError('--strategy is missing: which strategy, as a file of JSON?');
  if (store === undefined) {
    throw new UsageError('--store is missing: where is it to be kept? --store :memory: keeps nothing');
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port ${port}: expected a number from 0, which is any that is free, to 65535`);
  }
  const record = audit ?? (store === ':memory:' ? undefined : `${store}.audit.jsonl`);
  return { strategy, store, channels, port: Number(port), host, audit: record };
}

const FLAGS = {
  strategy: { type: 'string' },
  store: { type: 'string' },
  channels: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  audit: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function valuesOf(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
