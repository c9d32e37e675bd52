import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Channel } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import { UsageError } from './usageError.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Channels = Readonly<Record<string, Channel>>;

/**
 * The channels of a module: its default export, a record of channels by the names that actions give, or a function of
 * the environment that yields one, also later. So secrets stand in the environment and not in the file.
 *
 * @throws {UsageError} where there are none, or the module throws
 */
export async function channelsFrom(file: string, env: Environment): Promise<Channels> {
  const given = await defaultOf(file, env).catch((error: unknown) => {
    throw new UsageError(`--channels ${file}: ${explain(error)}`);
  });
  if (typeof given !== 'object' || given === null || Object.keys(given).length === 0) {
    throw new UsageError(`--channels ${file}: expected channels by name as the default export, or a function of them`);
  }
  for (const [name, channel] of Object.entries(given)) {
    if (!isChannel(channel)) {
      throw new UsageError(`--channels ${file}: expected ${name} to be a channel, with a name and a function send`);
    }
  }
  return given as Channels;
}

async function defaultOf(file: string, env: Environment): Promise<unknown> {
  const module = (await import(pathToFileURL(resolve(file)).href)) as { readonly default?: unknown };
  return typeof module.default === 'function' ? (module.default as (env: Environment) => unknown)(env) : module.default;
}

const isChannel = (value: unknown): value is Channel =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Partial<Channel>).name === 'string' &&
  typeof (value as Partial<Channel>).send === 'function';
