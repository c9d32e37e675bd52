import type { Family, Fields } from '../shape/shape.ts';
import type { Words } from '../shape/words.ts';
import { Vocabulary } from './vocabulary.ts';

/** A vocabulary that also says which form its nodes have, for who reads a strategy. */
export class ReadableVocabulary extends Vocabulary implements Words {
  fields(family: Family, kind: string): Fields | undefined {
    return this.find(family, kind)?.fields;
  }

  kinds(family: Family): readonly string[] {
    return [...(this.rules.get(family)?.keys() ?? [])];
  }
}
