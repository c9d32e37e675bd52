import { describe, expect, it } from 'vitest';

import { redact } from './redact.ts';

describe('redact', () => {
  it('takes out every secret before it cuts', () => {
    const text = `${'x'.repeat(295)}pk_secret and pk_secret`;
    expect(redact(text, ['pk_secret'])).not.toContain('pk');
    expect(redact('a pk_secret, b pk_secret', ['pk_secret', 'b'])).toBe('a [secret], [secret] [secret]');
  });

  it('makes one short line of it', () => {
    expect(redact(' two\r\n\tlines ', [])).toBe('two lines');
    expect(redact('y'.repeat(1_000), [])).toHaveLength(300);
  });
});
