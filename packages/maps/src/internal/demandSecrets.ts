import { demand } from './demand.ts';
import { demandToken } from './demandToken.ts';

/** The secrets that reports may be signed by: several while one is replaced, none where reports are not read. */
export function demandSecrets(secret: string | readonly string[] | undefined): readonly string[] {
  if (secret === undefined) return [];
  const secrets = [secret].flat();
  demand(secrets.length > 0, '/secret', 'at least one secret');
  for (const each of secrets) demandToken('/secret', each);
  return secrets;
}
