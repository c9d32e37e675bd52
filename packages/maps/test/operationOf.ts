import type { Contract, Operation } from '../src/contract.ts';
import type { Recorded } from './recording.ts';

/**
 * The operation of a contract that a request is one of.
 * @param placeholder regular expression of what stands in a path where the contract has `{…}`
 * @throws {Error} where it is one of none, or of several
 */
export function operationOf(
  { operations }: Contract,
  { method, path }: Recorded,
  placeholder: string = '[^/]+',
): Operation {
  const found = operations.filter((each) => {
    // Where the application gives the whole address, the contract says nothing of it.
    if (each.path === undefined) return each.method === method;
    const pattern = each.path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, () => placeholder);
    return each.method === method && new RegExp(`^${pattern}$`).test(path);
  });
  const [operation] = found;
  if (operation === undefined || found.length > 1) {
    throw new Error(`${method} ${path} is a request of ${found.length} operations`);
  }
  return operation;
}
