import { demand } from './demand.ts';

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
  if (secret === undefined) return undefined;
  const secrets = [secret].flat();
  const good = secrets.length > 0 && secrets.every((each) => VALUE.test(each));
  demand(good, '/secret', 'a text of visible ASCII, as a header can carry it');
  return { header: secretHeader.toLowerCase(), secrets };
}
