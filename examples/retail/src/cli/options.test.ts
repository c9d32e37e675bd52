import { describe, expect, it, vi } from 'vitest';

import { temporary } from '../../test/temporary.ts';
import { HELP } from './help.ts';
import { readOptions } from './options.ts';
import { UsageError } from './usageError.ts';

describe('readOptions', () => {
  it('begins with the shop', () => {
    expect(readOptions(['--out', temporary()])).toMatchObject({
      mode: 'shop',
      said: {},
      fast: false,
      memory: false,
      resume: false,
    });
    expect(readOptions(['--no-outage', '--out', temporary()])).toMatchObject({ said: { outage: false } });
  });

  it('takes files from the folder that the user is in', () => {
    vi.stubEnv('INIT_CWD', '/somewhere');
    const options = readOptions([
      '--events',
      'a.csv',
      '--json',
      '../b.json',
      '--out',
      temporary(),
      '--map',
      'a=b=customer',
    ]);
    vi.unstubAllEnvs();
    expect(options).toMatchObject({
      mode: 'history',
      events: '/somewhere/a.csv',
      json: '/b.json',
      columns: { 'a=b': 'customer' },
    });
  });

  it.each([
    [['--customers', 'many'], '--customers many: expected a number from 1 to 100000'],
    [['--days', '1.5'], '--days 1.5: expected a number'],
    [['--seed', ''], 'expected a number'],
    [['--events', 'a.csv', '--customers', '3'], '--customers is for the shop'],
    [['--events', 'a.csv', '--no-outage'], '--no-outage is for the shop'],
    [['--until-drained'], '--until-drained needs a history'],
    [['--events', 'a.csv', '--map', 'customer'], 'expected COLUMN=FIELD'],
    [['--port', '80'], '--port is for the shop in the browser'],
    [['--shop', '--days', '3'], '--days is for the simulated shop'],
    [['--shop', '--events', 'a.csv'], '--events is for the simulated shop or a history'],
    [['--shop', '--remind-after', '0'], '--remind-after 0: expected a number from 1'],
    [['--memory', '--resume'], '--memory keeps nothing'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['a.csv'], "Unexpected argument 'a.csv'"],
  ])('%j', (args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
  });

  it('opens the shop in the browser', () => {
    const out = temporary();
    expect(readOptions(['--shop', '--out', out])).toEqual({
      mode: 'storefront',
      out,
      port: 4_173,
      remindAfter: 30_000,
    });
    expect(readOptions(['--shop', '--port', '0', '--remind-after', '5', '--out', out])).toMatchObject({
      port: 0,
      remindAfter: 5_000,
    });
  });

  it('asks for help', () => {
    expect(readOptions(['--help'])).toEqual({ mode: 'help' });
    expect(readOptions(['--check'])).toEqual({ mode: 'check' });
    for (const flag of [
      'check',
      'shop',
      'port',
      'remind-after',
      'customers',
      'days',
      'seed',
      'no-outage',
      'speed',
      'store',
      'memory',
      'resume',
      'events',
      'map',
      'until-drained',
      'report',
      'json',
      'out',
      'fast',
    ]) {
      expect(HELP).toContain(`--${flag}`);
    }
    expect(Math.max(...HELP.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
