import { ledgerSuite } from '@opportune/testing';

import { memoryLedger } from './memoryLedger.ts';

ledgerSuite('memoryLedger', () => memoryLedger());
