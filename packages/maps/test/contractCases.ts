import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import type { Contract } from '../src/contract.ts';
import type { BodyCase } from './bodyCase.ts';
import { operationOf } from './operationOf.ts';
import type { Recorded } from './recording.ts';
import { wire } from './wire.ts';

interface ContractSetup {
  readonly contract: Contract;
  /** Every shape of request that the adapter makes. */
  readonly requests: readonly Recorded[];
  /** How many of them are of each operation. */
  readonly sent: Readonly<Record<string, number>>;
  /** What the refused bodies are made of: one at least for each operation that refuses any. */
  readonly taken: readonly BodyCase[];
  readonly refused: readonly BodyCase[];
  /** Regular expression of what the requests have where the contract has `{…}` in a path. */
  readonly placeholder?: string;
  /** Whether a schema may give several types at once, which strict Ajv takes for a slip. */
  readonly severalTypes?: boolean;
}

/** Tests that a contract of ours takes what the adapter sends, and refuses what the platform would refuse. */
export function contractCases(name: string, setup: ContractSetup): void {
  const { contract, requests, sent, taken, refused, placeholder, severalTypes = false } = setup;
  describe(name, () => {
    const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: severalTypes });
    const schemas = new Map(contract.operations.map((each) => [each.name, ajv.compile(each.body)]));
    const schemaOf = (operation: string) => {
      const found = schemas.get(operation);
      if (found === undefined) throw new Error(`no operation ${operation}`);
      return found;
    };

    it('holds every request of the adapter', () => {
      const counts = Object.fromEntries(contract.operations.map((each) => [each.name, 0]));
      for (const request of requests) {
        const operation = operationOf(contract, request, placeholder);
        counts[operation.name] = (counts[operation.name] ?? 0) + 1;
        const valid = schemaOf(operation.name);
        valid(request.body);
        expect(valid.errors).toBeNull();
        for (const [header, pattern] of Object.entries(operation.headers)) {
          expect(request.headers.get(header), header).toMatch(new RegExp(pattern));
        }
      }
      expect(counts).toEqual(sent);
    });

    it('is plain data', () => {
      expect(structuredClone(contract)).toEqual(contract);
      expect(wire(contract)).toEqual(contract);
    });

    it.each(taken)('takes as %s: %s', (operation, _, body) => {
      expect(schemaOf(operation)(wire(body))).toBe(true);
    });

    it.each(refused)('refuses as %s: %s', (operation, _, body) => {
      const valid = schemaOf(operation);
      // A schema that takes nothing would refuse each of them.
      const good = taken.filter(([of]) => of === operation);
      expect(good).not.toHaveLength(0);
      for (const [, what, each] of good) expect(valid(wire(each)), what).toBe(true);
      expect(valid(wire(body))).toBe(false);
    });
  });
}
