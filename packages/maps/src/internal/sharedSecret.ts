import { demand } from './demand.ts';
import { several } from './several.ts';

/** A header by which the sender of a report shows that it knows one of the secrets. */
export interface SharedSecret {
  /** In lower case. */
  readonly header: string;
  readonly secrets: readonly string[];
}

interface Options {
  readonly secret?: string | readonly string[];
  readonly secretHeader?: string;
}

const VALUE = /^[!-~]+( [!-~]+)*$/;
const NAME = /^[\w-]+$/;

/** Reads which secret a platform that signs nothing has to repeat; undefined where none was given. */
export function sharedSecret({ secret, secretHeader = 'x-opportune-secret' }: Options): SharedSecret | undefined {
  demand(NAME.test(secretHeader), '/secretHeader', 'the name of a header');
  const secrets = several('/secret', secret);
  const good = secrets.every((each) => VALUE.test(each));
  demand(good, '/secret', 'a text of visible ASCII, as a header can carry it');
  if (secrets.length === 0) return undefined;
  return { header: secretHeader.toLowerCase(), secrets };
}
