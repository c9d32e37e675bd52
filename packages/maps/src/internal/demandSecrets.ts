import { demandToken } from './demandToken.ts';
import { several } from './several.ts';

/** The secrets that reports may be signed by: several while one is replaced, none where reports are not read. */
export function demandSecrets(secret: string | readonly string[] | undefined): readonly string[] {
  const secrets = several('/secret', secret);
  for (const each of secrets) demandToken('/secret', each);
  return secrets;
}
