import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { ShopOptions } from '../run/shopOptions.ts';
import type { ShopMode } from './options.ts';
import { UsageError } from './usageError.ts';

type World = Pick<ShopOptions, 'seed' | 'customers' | 'days' | 'outage'>;

const DEFAULTS: World = { seed: 7, customers: 600, days: 14, outage: true };
const SPEED = 12;

/** Remembers the last store, for `--resume`. */
const last = (): string => join(tmpdir(), 'opportune-retail-last.json');

/**
 * Fills in what was not said. A store that exists knows of which world it is: going on with it in another one would mix
 * two stories, so that is refused.
 * @throws {UsageError}
 */
export function settle({ said, store, resume, memory }: ShopMode, out: string, isLive: boolean): ShopOptions {
  const file = memory ? undefined : (store ?? (resume ? lastStore() : join(out, 'shop.db')));
  const speed = said.speed ?? (isLive ? SPEED : undefined);
  if (file === undefined) return { ...DEFAULTS, ...said, speed, store: undefined, out };
  const known = existsSync(file) ? worldOf(file) : undefined;
  if (known === undefined && resume) {
    throw new UsageError(`there is no store ${file} to go on with`, 'Start one: npm run demo -- --store FILE.');
  }
  const world: World = { ...DEFAULTS, ...known, ...picked(said) };
  for (const name of ['seed', 'customers', 'days'] as const) {
    if (known === undefined || known[name] === world[name]) continue;
    throw new UsageError(
      `${file} was begun with --${name} ${String(known[name])}, not ${String(world[name])}`,
      `Leave out --${name}, or take another --store.`,
    );
  }
  if (known !== undefined && known.outage !== world.outage) {
    throw new UsageError(`${file} was begun without --no-outage`, 'Leave out --no-outage, or take another --store.');
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(worldFile(file), JSON.stringify(world));
  writeFileSync(last(), JSON.stringify({ store: file }));
  return { ...world, speed, store: file, out };
}

const picked = ({ seed, customers, days, outage }: ShopMode['said']): Partial<World> => ({
  ...(seed !== undefined && { seed }),
  ...(customers !== undefined && { customers }),
  ...(days !== undefined && { days }),
  ...(outage !== undefined && { outage }),
});

const worldFile = (store: string): string => `${store}.world.json`;

function worldOf(store: string): World {
  try {
    return JSON.parse(readFileSync(worldFile(store), 'utf8')) as World;
  } catch {
    throw new UsageError(
      `${store} is not a store of this demo`,
      'Name one that it has made, or a file that does not exist yet.',
    );
  }
}

function lastStore(): string {
  try {
    return (JSON.parse(readFileSync(last(), 'utf8')) as { store: string }).store;
  } catch {
    throw new UsageError(
      'there is no run to go on with',
      'Start one with npm run demo, or name its store with --store FILE.',
    );
  }
}
