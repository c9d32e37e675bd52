import { describe, expect, it } from 'vitest';

import { small } from '../../test/small.ts';
import { check } from './check.ts';
import { textOn } from './textOn.ts';

describe('textOn', () => {
  it('K8 says of each in two lines what it is and why, and counts them', () => {
    const text = textOn([
      {
        code: 'CAP_NEVER_BINDS',
        severity: 'warning',
        path: '/funnel/0/policies/1',
        message: 'cap(3, 5) objects to nothing that another cap lets pass',
        proof: [
          { path: '/funnel/0/policies/0', says: 'cap(2, 5)' },
          { path: '', says: 'now is 5 or later' },
        ],
      },
      { code: 'NOBODY_PASSES', severity: 'error', path: '', message: 'nobody', proof: [] },
      { code: 'NOBODY_PASSES', severity: 'error', path: '/a', message: 'nobody', proof: [] },
    ]);

    expect(text).toBe(
      [
        'warning CAP_NEVER_BINDS /funnel/0/policies/1',
        '  cap(3, 5) objects to nothing that another cap lets pass: cap(2, 5) (/funnel/0/policies/0); now is 5 or later (/)',
        'error NOBODY_PASSES /',
        '  nobody',
        'error NOBODY_PASSES /a',
        '  nobody',
        '2 errors, 1 warning, 0 notes',
        '',
      ].join('\n'),
    );
  });

  it('K8 counts nothing where there is nothing', () => {
    expect(textOn(check(small()))).toBe('0 errors, 0 warnings, 0 notes\n');
  });
});
