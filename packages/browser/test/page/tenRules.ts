// A page of ten rules, in the words that every bundler reads without help.
import { opportune, slots } from '@opportune/browser';
import {
  allocateRule,
  allRule,
  capRule,
  eqRule,
  gteRule,
  hashRule,
  limitRule,
  loader,
  ltRule,
  notRule,
  oneOfRule,
  qualifyRule,
} from '@opportune/core';

const rules = [allRule, notRule, oneOfRule, eqRule, gteRule, ltRule, capRule, qualifyRule, limitRule, allocateRule];
const strategy = loader([...rules, hashRule])(JSON.parse(document.querySelector('#strategy')?.textContent ?? ''));

opportune({ strategy, consent: true, use: [slots()] });
