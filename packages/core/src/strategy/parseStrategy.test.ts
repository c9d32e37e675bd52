import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { small } from '../../test/small.ts';
import { winback } from '../../test/winback.ts';
import { allocateRule } from '../funnel/allocate.ts';
import { parseStrategy } from './parseStrategy.ts';
import { compile } from './standardCompile.ts';

const angry = (): never => {
  throw new Error('angry');
};

function revoked(): never {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy as never;
}

describe('parseStrategy', () => {
  it('reads a strategy as text and as a value', () => {
    expect(parseStrategy(JSON.stringify(winback))).toEqual(winback);
    expect(parseStrategy(winback)).toEqual(winback);
  });

  it('gives a copy of its own', () => {
    const parsed = parseStrategy(winback);

    expect(parsed.actions).not.toBe(winback.actions);
    expect(parsed.funnel[0]).not.toBe(winback.funnel[0]);
  });

  it.each(['', '{', 'undefined', "{ 'a': 1 }", '\uFEFF{}'])('refuses %j, which is not JSON', (text) => {
    expect(faultsOf(() => parseStrategy(text))).toEqual([['JSON_INVALID', '']]);
  });

  it('keeps the error of the platform as its cause', () => {
    expect(() => parseStrategy('{')).toThrow(expect.objectContaining({ cause: expect.any(SyntaxError) }));
  });

  it('finds every fault of form at once, in the order of the document', () => {
    const source = { ...small(), id: 5, actions: [{ id: 'a' }, 7], funnel: [], colour: 'red' };

    expect(faultsOf(() => parseStrategy(source))).toEqual([
      ['TYPE_MISMATCH', '/id'],
      ['FIELD_MISSING', '/actions/0/channel'],
      ['TYPE_MISMATCH', '/actions/1'],
      ['VALUE_OUT_OF_RANGE', '/funnel'],
      ['FIELD_UNKNOWN', '/colour'],
    ]);
  });

  it('leaves to compile what needs the bindings, and what is wrong between parts', () => {
    const source = small({ recipes: { visited: 'nobody' }, actions: [{ id: 'a', channel: 'web', on: 'nowhere' }] });

    expect(parseStrategy(source)).toEqual(source);
  });

  it('knows the rules that it is given and no others', () => {
    expect(parseStrategy(small(), { rules: [allocateRule] }).id).toBe('small');
    expect(faultsOf(() => parseStrategy(small({ funnel: [{ kind: 'qualify' }] }), { rules: [allocateRule] }))).toEqual([
      ['KIND_UNKNOWN', '/funnel/0/kind'],
    ]);
  });

  it('keeps to its bounds', () => {
    const deep = small({ actions: [{ id: 'a', channel: 'web', content: { web: [[[[1]]]] } }] });

    expect(faultsOf(() => parseStrategy(deep, { bounds: { depth: 5 } }))).toEqual([
      ['TOO_DEEP', '/actions/0/content/web/0/0'],
    ]);
    expect(faultsOf(() => parseStrategy(deep, { bounds: { size: 3 } }))[0]?.[0]).toBe('TOO_LARGE');
    expect(faultsOf(() => parseStrategy(small(), { bounds: { text: 4 } }))[0]).toEqual(['VALUE_OUT_OF_RANGE', '/id']);
  });

  it('does not follow an object that holds itself', () => {
    const content: Record<string, unknown> = {};
    content['web'] = content;

    expect(faultsOf(() => parseStrategy(small({ actions: [{ id: 'a', channel: 'web', content }] })))[0]?.[0]).toBe(
      'TYPE_MISMATCH',
    );
  });

  it.each([
    ['a getter', Object.defineProperty({ ...small() }, 'version', { get: angry, enumerable: true })],
    ['a proxy', small({ aggregates: new Proxy({}, { ownKeys: angry }) })],
    ['a proxy that was revoked', small({ conditions: { a: revoked() } })],
  ])('S1 says what %s has thrown', (_, source) => {
    for (const read of [parseStrategy, compile]) {
      expect(faultsOf(() => read(source))).toEqual([['TYPE_MISMATCH', '']]);
      expect(() => read(source)).toThrow(/expected plain data, found something that throws .*(angry|revoked)/);
    }
  });

  it('S1 finds faults also before what cannot be read', () => {
    const source = { ...small(), id: 5, funnel: 5, z: 1 };
    Object.defineProperty(source, 'version', { get: angry, enumerable: true });

    expect(faultsOf(() => compile(source as never))).toContainEqual(['TYPE_MISMATCH', '/id']);
  });

  it('does not let a document reach what all objects inherit', () => {
    const text = JSON.stringify(small()).replace('"id":"small"', '"id":"small","__proto__":{"polluted":1}');
    const inside =
      '{"id":"a","version":"1","funnel":[{"kind":"allocate","slots":{}}],' +
      '"actions":[{"id":"a","channel":"web","content":{"web":{"__proto__":{"polluted":1}}}}]}';

    expect(faultsOf(() => parseStrategy(text))).toEqual([['FIELD_UNKNOWN', '/__proto__']]);
    expect(faultsOf(() => parseStrategy(inside))).toEqual([['KEY_FORBIDDEN', '/actions/0/content/web/__proto__']]);
    expect(({} as { polluted?: unknown }).polluted).toBe(undefined);
  });
});
