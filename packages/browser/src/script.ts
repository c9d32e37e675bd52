// All of it in one script, for a page that has no bundler: the global `Opportune`. Nothing else imports this.
import { loader, standardVocabulary, type Compile } from '@opportune/core';

export * from './index.ts';
export { slotElement } from './element.ts';

/** Loads strategies of any rules that have passed `compile` before: what a page that names its rules makes by `loader([…])`. */
export const load: Compile = loader(standardVocabulary);
