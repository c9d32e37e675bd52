import type { Channel, Strategy } from '@opportune/core';

import type { ApiKey, Scope } from '../serve/keys/apiKey.ts';
import { ROUTES } from '../serve/routes/routes.ts';
import type { CommandOptions } from './commandOptions.ts';
import { VARIABLES } from './keysOf.ts';
import type { Paint } from './paint.ts';
import { tryIt } from './tryIt.ts';

/** What is told once it listens. */
export interface Greeting {
  readonly options: CommandOptions;
  readonly strategy: Strategy;
  readonly keys: readonly ApiKey[];
  readonly channels: Readonly<Record<string, Channel>>;
  readonly url: string;
  /** Whether the store was there before. */
  readonly found: boolean;
}

/** What runs where, what is missing, and what to try next. */
export function greeting(told: Greeting, paint: Paint): string {
  const { options, strategy, keys, url, found } = told;
  const { strong, faint, warn } = paint;
  const kept =
    options.store === ':memory:'
      ? 'in memory, gone when it stops'
      : `${options.store}, ${found ? 'goes on with it' : 'new'}`;
  const record = options.audit ?? 'nowhere, because nothing is kept';
  return [
    '',
    `  ${strong(`${strategy.id} ${strategy.version}`)} listens at ${strong(url)}`,
    '',
    `  ${faint('strategy')}  ${options.strategy}, ${contents(strategy)}`,
    `  ${faint('store')}     ${kept}`,
    `  ${faint('audit')}     ${record}`,
    ...channelLines(told, paint).map((line) => `  ${line}`),
    '',
    ...(Object.keys(VARIABLES) as Scope[]).map((scope) => `  ${scopeLine(scope, keys, paint)}`),
    '',
    ...undelivered(told, paint).map((line) => `  ${line}`),
    ...(LOCAL.includes(options.host)
      ? []
      : [`  ${warn('!')} Others than this machine can call, and keys travel in the clear: put TLS before it.`]),
    '',
    '  Try it, where the keys are set:',
    '',
    ...tryIt(url, strategy, keys).map((call) => `${indented(call)}\n`),
    `  ${faint('Ctrl-C stops it; what was acknowledged stays.')}`,
    '',
  ].join('\n');
}

const LOCAL: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** Which channels there are, and by what they send. */
function channelLines({ channels }: Greeting, { faint }: Paint): readonly string[] {
  return Object.entries(channels).map(([name, channel], n) => {
    const by = channel.name === name ? '' : ` by ${channel.name}`;
    return `${faint((n === 0 ? 'channels' : '').padEnd(8))}  ${name}${by}`;
  });
}

/** What is decided and not sent. */
function undelivered({ strategy: { actions }, channels }: Greeting, { warn }: Paint): readonly string[] {
  const names = [...new Set(actions.flatMap(({ channel }) => channel))].filter(
    (name) => !Object.hasOwn(channels, name),
  );
  if (names.length === 0) return [];
  return [
    `${warn('!')} Nothing is sent by ${names.join(', ')}: no such channel is here. These decisions are in the`,
    '  answers to those who may decide; what time alone brings about goes nowhere. --channels names',
    '  a module that brings channels.',
  ];
}

function scopeLine(scope: Scope, keys: readonly ApiKey[], { good, warn, faint }: Paint): string {
  const paths = ROUTES.filter((route) => route.scope === scope).map(({ paths: [path] }) => path);
  // Those of Segment's calls are many, and who uses them knows.
  const shown = paths.length > 4 ? [...paths.slice(0, 2), '…'] : paths;
  const count = keys.filter(({ scopes }) => scopes.includes(scope)).length;
  const state =
    count === 0 ? warn(`no key: set ${VARIABLES[scope]}`) : `${String(count)} ${count === 1 ? 'key' : 'keys'}`;
  return `${count === 0 ? warn('○') : good('●')} ${scope.padEnd(8)}${faint(shown.join(', ').padEnd(38))}${state}`;
}

function contents({ actions, triggers = {}, funnel }: Strategy): string {
  const slots = funnel.flatMap((stage) => ('slots' in stage ? Object.keys(stage.slots as object) : []));
  return [
    counted(actions.length, 'action'),
    counted(Object.keys(triggers).length, 'trigger'),
    counted(slots.length, 'slot'),
  ].join(', ');
}

const counted = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`;

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');
