import { show } from '../internal/show.ts';
import { sentenceOn } from '../step/sentence.ts';
import type { Change } from './change.ts';
import type { SmallestChange } from './smallestChange.ts';
import { SOME_TEXT } from './valuesFor.ts';

/** Says for a marketer what would have to be different. */
export function changeSentence(action: string, found: Omit<SmallestChange, 'sentence'>): string {
  const { changes, decision, fate, shortfall } = found;
  if (decision !== undefined && changes !== undefined) {
    return changes.length === 0 ? sentenceOn(decision) : `${action} would be chosen if ${wished(changes)}.`;
  }
  if (shortfall !== undefined) {
    const { score, needed, to, lever } = shortfall;
    const first =
      shortfall.changes.length === 0
        ? `${action} qualifies`
        : `${action} would qualify if ${wished(shortfall.changes)}`;
    const enough = lever === undefined ? '' : `; with a lever of ${show(lever)} it would be chosen`;
    const lost =
      score === needed
        ? `ties with ${to}, which comes first, at a score of ${round(score)}`
        : `loses to ${to} with a score of ${round(score)} to ${round(needed)}`;
    return `${first}, and ${lost}${enough}.`;
  }
  return fate === undefined
    ? `${action} was not considered.`
    : `${sentenceOn(fate)} No change of attributes was found with which it is chosen.`;
}

const wished = (changes: readonly Change[]): string => changes.map(wish).join(', and ');

function wish({ path, from, to }: Change): string {
  if (path.startsWith('consents.')) return `there were consent to ${path.slice('consents.'.length)}`;
  if (from === undefined && to === SOME_TEXT) return `there were a ${path}`;
  const instead = from === undefined ? '' : ` instead of ${typeof from === 'number' ? round(from) : show(from)}`;
  return `${path} were ${to === undefined ? 'missing' : show(to)}${instead}`;
}

const round = (score: number): string => show(Number(score.toPrecision(4)));
