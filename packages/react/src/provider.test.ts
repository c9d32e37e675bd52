import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { OpportuneProvider } from './provider.ts';
import { useDecision } from './useDecision.ts';

function Hero(): ReactElement {
  const { state, decision } = useDecision('hero');
  return createElement('p', { 'data-state': state }, decision?.action);
}

const rendered = (decided: object): string =>
  renderToStaticMarkup(
    createElement(OpportuneProvider, { client: undefined, decided: { ...decided } }, createElement(Hero)),
  );

describe('OpportuneProvider on a server', () => {
  it('shows what was decided, the page’s own where that was nothing, and waits for what nobody has asked for', () => {
    const hero = { id: 'd1', action: 'welcome', channel: 'web', slot: 'hero' };
    expect(rendered({ hero })).toBe('<p data-state="filled">welcome</p>');
    expect(rendered({ hero: null })).toBe('<p data-state="own"></p>');
    expect(rendered({})).toBe('<p data-state="waiting"></p>');
  });

  it('says what is missing around a component', () => {
    expect(() => renderToStaticMarkup(createElement(Hero))).toThrow('there is no OpportuneProvider around');
  });
});
