import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { moment } from '../../test/moment.ts';
import { objection } from '../../test/objection.ts';
import { left, lost, nobody, shortlist } from '../../test/shortlist.ts';
import { small } from '../../test/small.ts';
import { limit } from '../funnel/limit.ts';
import type { Loss } from '../funnel/shortlist.ts';
import type { Action } from '../strategy/action.ts';
import { compile } from '../strategy/standardCompile.ts';
import { cap } from './cap.ts';
import type { Contact } from './contact.ts';

const letter: Action = { id: 'letter', group: 'news', channel: 'email' };
const contact = (at: number, more: Partial<Contact> = {}): Contact => ({
  decision: `d${at}`,
  action: 'letter',
  group: 'news',
  channel: 'email',
  at,
  status: 'reserved',
  ...more,
});

/** What a cap says of an action at 1000, after contacts and beside actions chosen just before. */
function judge(
  policy: Node,
  contacts: readonly Contact[],
  chosen: readonly Action[] = [],
  action = letter,
): Loss | undefined {
  const list = shortlist([action], { moment: moment({ now: 1000 }), state: { ...nobody, contacts } });
  const others = chosen.map((each) => ({ action: each, score: 1, probability: 1 }));
  return objection(builder({ actions: [letter] }).policy(policy, '/p'), list, others);
}
type Node = ReturnType<typeof cap>;

const twice = cap({ atMost: 2, per: 100 });

describe('cap', () => {
  it('P2 lets pass what is below it', () => {
    expect(judge(twice, [])).toBe(undefined);
    expect(judge(twice, [contact(950)])).toBe(undefined);
  });

  it('P2 objects from atMost on, and says when there is a place again', () => {
    expect(judge(twice, [contact(950), contact(960)])).toEqual({
      reason: 'CAPPED',
      clause: '/p',
      seen: 2,
      needed: { atMost: 2 },
      nextAt: 1050,
    });
    expect(judge(twice, [contact(950), contact(960), contact(970)])).toMatchObject({ seen: 3, nextAt: 1060 });
  });

  it.each<[string, readonly Contact[], boolean]>([
    ['a contact exactly per ago no longer', [contact(900), contact(950)], false],
    ['a contact just inside', [contact(900.5), contact(950)], true],
    ['a contact now', [contact(950), contact(1000)], true],
    ['a contact after now, where a clock was set back', [contact(950), contact(5000)], true],
    ['a committed contact', [contact(950), contact(960, { status: 'committed' })], true],
    ['a contact given back not', [contact(950), contact(960, { status: 'released' })], false],
    [
      'every channel, group and action',
      [contact(950), contact(960, { channel: 'sms', group: 'x', action: 'y' })],
      true,
    ],
  ])('P2 counts %s', (_, contacts, objects) => {
    expect(judge(twice, contacts)?.reason).toBe(objects ? 'CAPPED' : undefined);
  });

  it.each<[string, Parameters<typeof cap>[0], Partial<Contact>, boolean]>([
    ['channel', { channel: 'email', atMost: 1, per: 100 }, {}, true],
    ['channel', { channel: 'email', atMost: 1, per: 100 }, { channel: 'sms' }, false],
    ['group', { group: 'news', atMost: 1, per: 100 }, {}, true],
    ['group', { group: 'news', atMost: 1, per: 100 }, { group: 'sale' }, false],
    ['issue', { issue: 'grow', atMost: 1, per: 100 }, { issue: 'grow' }, true],
    ['issue', { issue: 'grow', atMost: 1, per: 100 }, { issue: 'keep' }, false],
    ['issue', { issue: 'grow', atMost: 1, per: 100 }, {}, false],
    ['action', { action: 'letter', atMost: 1, per: 100 }, {}, true],
    ['action', { action: 'letter', atMost: 1, per: 100 }, { action: 'other' }, false],
    ['all of them', { channel: 'email', group: 'news', action: 'letter', atMost: 1, per: 100 }, {}, true],
    ['all of them', { channel: 'email', group: 'news', action: 'letter', atMost: 1, per: 100 }, { group: 'x' }, false],
  ])('P2 counts contacts of its %s only', (_, options, more, objects) => {
    expect(judge(cap(options), [contact(950, more)], [], { ...letter, issue: 'grow' })?.reason).toBe(
      objects ? 'CAPPED' : undefined,
    );
  });

  it('P2 does not ask of actions that it does not count', () => {
    const other: Action = { id: 'other', channel: 'sms' };

    expect(judge(cap({ channel: 'email', atMost: 0, per: 100 }), [], [], other)).toBe(undefined);
    expect(judge(cap({ group: 'news', atMost: 0, per: 100 }), [], [], other)).toBe(undefined);
  });

  it('P2 counts what was chosen just before', () => {
    expect(judge(twice, [contact(950)], [letter])).toMatchObject({ seen: 2, nextAt: 1050 });
    expect(judge(twice, [], [letter, letter])).toEqual({
      reason: 'CAPPED',
      clause: '/p',
      seen: 2,
      needed: { atMost: 2 },
    });
    expect(judge(cap({ channel: 'email', atMost: 1, per: 9 }), [], [{ id: 'x', channel: 'web' }])).toBe(undefined);
  });

  it('P2 lets nothing pass where atMost is 0', () => {
    expect(judge(cap({ atMost: 0, per: 100 }), [])).toMatchObject({ reason: 'CAPPED', seen: 0 });
  });

  it('P1 says for how long a contact must be remembered', () => {
    const { remembers } = builder().policy(cap({ channel: 'email', atMost: 1, per: 100 }), '');

    expect(remembers?.(letter)).toBe(100);
    expect(remembers?.({ id: 'x', channel: 'web' })).toBe(undefined);
  });

  it('F3 is asked in limit', () => {
    const stage = builder({ actions: [letter] }).stage(limit(cap({ atMost: 1, per: 100 })), '/funnel/0');
    const list = shortlist([letter], { moment: moment({ now: 1000 }), state: { ...nobody, contacts: [contact(950)] } });

    expect(left(stage(list))).toEqual([]);
    expect(lost(stage(list))).toEqual([['letter', 'CAPPED']]);
  });

  it.each<[string, Partial<Parameters<typeof cap>[0]>, readonly (readonly [string, string])[]]>([
    ['less than nothing', { atMost: -1 }, [['VALUE_OUT_OF_RANGE', 'atMost']]],
    ['half a contact', { atMost: 0.5 }, [['VALUE_OUT_OF_RANGE', 'atMost']]],
    ['no time', { per: 0 }, [['VALUE_OUT_OF_RANGE', 'per']]],
    ['no end of time', { per: Infinity }, [['TYPE_MISMATCH', 'per']]],
    ['a group that is not there', { group: 'gone' }, [['TARGET_UNKNOWN', 'group']]],
    ['an action that is not there', { action: 'gone' }, [['TARGET_UNKNOWN', 'action']]],
  ])('refuses %s', (_, options, faults) => {
    const funnel = [limit(cap({ atMost: 1, per: 1, ...options })), ...small().funnel];

    expect(faultsOf(() => compile(small({ funnel })))).toEqual(
      faults.map(([code, field]) => [code, `/funnel/0/policies/0/${field}`]),
    );
  });
});
