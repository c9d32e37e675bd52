import { describe, expect, it } from 'vitest';

import { small } from '../../test/small.ts';
import { amend } from '../strategy/amend.ts';
import { loader } from '../strategy/loader.ts';
import { split } from '../strategy/split.ts';
import { compile } from '../strategy/standardCompile.ts';
import { standardVocabulary } from '../strategy/standardVocabulary.ts';
import { sourceOf } from './sourceOf.ts';

describe('sourceOf', () => {
  it.each([
    ['compile', compile],
    ['loader', loader(standardVocabulary)],
  ])('is what %s was given: from it the same is made again', (_, make) => {
    const bindings = { models: { click: () => 0.5 } };
    const step = make(small(), bindings);
    const source = sourceOf(step)!;

    expect(source.strategy).toEqual(small());
    expect(source.bindings).toBe(bindings);
    expect(make(source.strategy, source.bindings).strategy).toEqual(step.strategy);
  });

  it('says nothing of a step that was made otherwise', () => {
    const step = compile(small());
    const wrapped = Object.assign((...args: Parameters<typeof step>) => step(...args), { strategy: step.strategy });

    expect(sourceOf(amend(step, { without: [small().actions[0]!.id] }))).toBeUndefined();
    expect(sourceOf(split({ id: 'two', version: '1', arms: { one: { weight: 1, step } } }))).toBeUndefined();
    expect(sourceOf(wrapped)).toBeUndefined();
  });
});
