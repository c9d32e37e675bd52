import { missing } from '../../conditions/missing.ts';
import type { Reading } from '../reading.ts';
import { isScalar } from '../reading.ts';
import { choose, lost, type Foreign } from './foreign.ts';

/** An attribute by its name, or what stands for it where it is missing. */
export function variable(name: Foreign, otherwise: Foreign, reading: Reading): Foreign {
  if (name.is !== 'constant' || !(isScalar(name.value) || name.value === undefined)) {
    reading.lost('NOT_EXPRESSIBLE', 'the name of an attribute has to be known');
    return lost;
  }
  const path = reading.path(name.value === null || name.value === undefined ? '' : String(name.value));
  if (path === undefined) return lost;
  const attribute: Foreign = { is: 'attribute', path };
  const isNull = otherwise.is === 'constant' && (otherwise.value === null || otherwise.value === undefined);
  return isNull ? attribute : choose(missing(path), otherwise, attribute);
}
