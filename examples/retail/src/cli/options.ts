import { mkdtempSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { seconds, type Millis } from '@opportune/core';

import type { ShopOptions } from '../run/shopOptions.ts';
import { UsageError } from './usageError.ts';

/** What the command line asks for. */
export type Options =
  | { readonly mode: 'help' }
  | { readonly mode: 'check' }
  | StorefrontMode
  | (Common & (ShopMode | HistoryMode));

interface Common {
  /** Folder for what the run writes. */
  readonly out: string;
  readonly report: string;
  readonly json: string | undefined;
  /** No live picture, and no waiting. */
  readonly fast: boolean;
}

export interface ShopMode {
  readonly mode: 'shop';
  readonly resume: boolean;
  readonly memory: boolean;
  readonly store: string | undefined;
  /** What was said; the rest is filled in by `settle`. */
  readonly said: Partial<Pick<ShopOptions, 'seed' | 'customers' | 'days' | 'outage' | 'speed'>>;
}

export interface HistoryMode {
  readonly mode: 'history';
  readonly events: string;
  /** Field by column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly untilDrained: boolean;
}

/** The shop that a person walks through, in the browser. */
export interface StorefrontMode {
  readonly mode: 'storefront';
  /** Folder for what it writes. */
  readonly out: string;
  readonly port: number;
  readonly remindAfter: Millis;
}

const FLAGS = {
  help: { type: 'boolean', short: 'h' },
  check: { type: 'boolean' },
  shop: { type: 'boolean' },
  port: { type: 'string' },
  'remind-after': { type: 'string' },
  customers: { type: 'string' },
  days: { type: 'string' },
  seed: { type: 'string' },
  'no-outage': { type: 'boolean' },
  speed: { type: 'string' },
  fast: { type: 'boolean' },
  store: { type: 'string' },
  memory: { type: 'boolean' },
  resume: { type: 'boolean' },
  events: { type: 'string' },
  map: { type: 'string', multiple: true },
  'until-drained': { type: 'boolean' },
  json: { type: 'string' },
  report: { type: 'string' },
  out: { type: 'string' },
} as const;

type Values = ReturnType<typeof parse>;

const OF_SHOP = ['customers', 'days', 'seed', 'no-outage', 'speed', 'store', 'memory', 'resume'] as const;
const OF_HISTORY = ['map', 'until-drained'] as const;
const OF_STOREFRONT = ['port', 'remind-after'] as const;

/** Reads the command line. @throws {UsageError} */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  if (values.help === true) return { mode: 'help' };
  if (values.check === true) return { mode: 'check' };
  if (values.shop === true) return storefront(values);
  const visitors = given(values, OF_STOREFRONT);
  if (visitors !== undefined)
    throw new UsageError(`--${visitors} is for the shop in the browser`, 'Add --shop, or leave it out.');
  const stranger = values.events === undefined ? given(values, OF_HISTORY) : given(values, OF_SHOP);
  if (stranger !== undefined) {
    throw values.events === undefined
      ? new UsageError(`--${stranger} needs a history`, 'Add --events FILE, or leave it out.')
      : new UsageError(`--${stranger} is for the shop, not for a history`, 'Leave it out, or leave out --events.');
  }
  const out = folderFor(values.out);
  const common: Common = {
    out,
    report: values.report === undefined ? join(out, 'report.html') : place(values.report),
    json: values.json === undefined ? undefined : place(values.json),
    fast: values.fast === true,
  };
  if (values.events !== undefined) {
    const columns = Object.fromEntries((values.map ?? []).map(pair));
    return {
      ...common,
      mode: 'history',
      events: place(values.events),
      columns,
      untilDrained: values['until-drained'] === true,
    };
  }
  if (values.memory === true && (values.store !== undefined || values.resume === true)) {
    throw new UsageError(
      '--memory keeps nothing, so there is nothing to go on with',
      'Leave out --memory, or --store and --resume.',
    );
  }
  return {
    ...common,
    mode: 'shop',
    resume: values.resume === true,
    memory: values.memory === true,
    store: values.store === undefined ? undefined : place(values.store),
    said: {
      ...number('seed', values.seed, 0, 2 ** 31),
      ...number('customers', values.customers, 1, 100_000),
      ...number('days', values.days, 1, 366),
      ...(values['no-outage'] === true && { outage: false }),
      ...number('speed', values.speed, 0.1, 10_000),
    },
  };
}

function storefront(values: Values): StorefrontMode {
  const stranger = given(values, [...OF_SHOP, ...OF_HISTORY, 'events', 'fast', 'json', 'report']);
  if (stranger !== undefined)
    throw new UsageError(
      `--${stranger} is for the simulated shop or a history, not for the one in the browser`,
      'Leave it out, or leave out --shop.',
    );
  const { port = 4_173 } = number('port', values.port, 0, 65_535);
  const { 'remind-after': after = 30 } = number('remind-after', values['remind-after'], 1, 86_400);
  return { mode: 'storefront', out: folderFor(values.out), port, remindAfter: seconds(after) };
}

const folderFor = (name: string | undefined): string =>
  name === undefined ? mkdtempSync(join(tmpdir(), 'opportune-retail-')) : folder(name);

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, allowPositionals: false }).values;
  } catch (error) {
    const said = error instanceof Error ? error.message.split('. ')[0]! : String(error);
    throw new UsageError(said, 'npm run demo -- --help lists the flags.');
  }
}

/** A file as the user means it: npm runs scripts in the package's folder, and tells where the user is. */
const place = (file: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), file);

function folder(name: string): string {
  const path = place(name);
  try {
    mkdirSync(path, { recursive: true });
    return path;
  } catch (error) {
    throw new UsageError(
      `--out ${name}: ${error instanceof Error ? error.message : String(error)}`,
      'Name a folder that can be made or written to.',
    );
  }
}

const given = <Name extends keyof Values>(values: Values, names: readonly Name[]): Name | undefined =>
  names.find((name) => values[name] !== undefined);

function pair(text: string): readonly [column: string, field: string] {
  const at = text.lastIndexOf('=');
  if (at < 1 || at === text.length - 1) {
    throw new UsageError(
      `--map ${text}: expected COLUMN=FIELD`,
      'For example --map client_no=customer --map bought_at=time.',
    );
  }
  return [text.slice(0, at), text.slice(at + 1)];
}

function number<Name extends string>(
  name: Name,
  text: string | undefined,
  min: number,
  max: number,
): { [_ in Name]?: number } {
  if (text === undefined) return {};
  const value = Number(text);
  const isWhole = name === 'speed' || Number.isInteger(value);
  if (text.trim() === '' || !isWhole || !(value >= min && value <= max)) {
    throw new UsageError(
      `--${name} ${text}: expected a number from ${String(min)} to ${String(max)}`,
      `For example --${name} ${EXAMPLES[name] ?? '7'}.`,
    );
  }
  return { [name]: value } as { [_ in Name]: number };
}

const EXAMPLES: Readonly<Record<string, string>> = {
  customers: '500',
  days: '14',
  speed: '12',
  port: '4173',
  'remind-after': '30',
};
