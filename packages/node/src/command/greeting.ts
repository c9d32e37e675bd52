import type { Strategy } from '@opportune/core';

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
  readonly url: string;
  /** Whether the store was there before. */
  readonly found: boolean;
}

/** What runs where, what is missing, and what to try next. */
export function greeting({ options, strategy, keys, url, found }: Greeting, paint: Paint): string {
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
    '',
    ...(Object.keys(VARIABLES) as Scope[]).map((scope) => `  ${scopeLine(scope, keys, paint)}`),
    '',
    `  ${warn('!')} No channel is here, so nothing is sent. Decisions are in the answers to those who may`,
    '    decide; what time alone brings about goes nowhere. A program of yours delivers them,',
    '    with embed and serve of @opportune/node.',
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
