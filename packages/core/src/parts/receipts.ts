import type { Program } from '../step/program.ts';
import { receipts } from '../step/takeReceipt.ts';
import type { PartRule } from './partRule.ts';

/**
 * What takes in receipts. Where a strategy is loaded without it a receipt is refused: a page that shows what was decided gets none.
 * @public
 */
export const receiptsRule: PartRule = {
  family: 'part',
  kind: 'receipts',
  link: (): Pick<Program, 'receipts'> => ({ receipts }),
};
