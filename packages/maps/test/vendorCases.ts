import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../.config/shared.ts';
import type { Contract, Operation } from '../src/contract.ts';
import type { BodyCase } from './bodyCase.ts';
import { operationOf } from './operationOf.ts';
import type { Recorded } from './recording.ts';
import { wire } from './wire.ts';

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

interface VendorSetup {
  /** An OpenAPI document beside the repository. */
  readonly file: string;
  /** Ours, by whose operations and paths the vendor's are found. */
  readonly contract: Contract;
  readonly requests: readonly Recorded[];
  /** How many requests there are of each operation that the document knows; the others it does not judge. */
  readonly sent: Readonly<Record<string, number>>;
  readonly taken: readonly BodyCase[];
  /** What the document refuses as well: a part of what ours refuses, which is stricter. */
  readonly refused: readonly BodyCase[];
  readonly mediaType?: string;
  /** Where the document keeps the body of a request, if not under its path. */
  readonly bodyAt?: string;
}

/** Tests that a contract which others have written takes what the adapter sends, and refuses what ours refuses. */
export function vendorCases(name: string, setup: VendorSetup): void {
  const { file, contract, requests, sent, mediaType = 'application/json', bodyAt } = setup;
  const taken = setup.taken.filter(([of]) => of in sent);
  const refused = setup.refused.filter(([of]) => of in sent);
  const document = sharedJson(file) as OpenApi | undefined;

  describe(name, () => {
    // Unknown formats are left to our own contract, which has patterns for them.
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    if (document !== undefined) ajv.addSchema(document, 'vendor');
    const schemaOf = ({ method, path = '' }: Operation): ValidateFunction => {
      const under = `paths/${path.replaceAll('/', '~1').replaceAll(/[{}]/g, encodeURIComponent)}`;
      const at = bodyAt ?? `${under}/${method.toLowerCase()}/requestBody`;
      const valid = ajv.getSchema(`vendor#/${at}/content/${mediaType.replace('/', '~1')}/schema`);
      if (valid === undefined) throw new Error(`no schema for ${path}`);
      return valid;
    };
    const takes = (of: string, body: unknown): unknown => {
      const operation = contract.operations.find((each) => each.name === of);
      if (operation === undefined) throw new Error(`no operation ${of}`);
      return schemaOf(operation)(wire(body));
    };

    it('holds every request of the adapter', ({ skip }) => {
      if (document === undefined) return skip(ABSENT);
      const counts = Object.fromEntries(Object.keys(sent).map((operation) => [operation, 0]));
      for (const request of requests) {
        const operation = operationOf(contract, request);
        if (!(operation.name in sent)) continue;
        counts[operation.name] = (counts[operation.name] ?? 0) + 1;
        const valid = schemaOf(operation);
        valid(request.body);
        expect(valid.errors).toBeNull();
        const { parameters = [] } = document.paths[operation.path ?? '']?.[operation.method.toLowerCase()] ?? {};
        for (const parameter of parameters.filter((each) => each.in === 'header' && each.required)) {
          expect(request.headers.get(parameter.name), parameter.name).toBeTruthy();
        }
      }
      expect(counts).toEqual(sent);
    });

    // A schema that does not compile, or refuses nothing, would make the test above worthless.
    it('refuses what we refuse', ({ skip }) => {
      if (document === undefined) return skip(ABSENT);
      for (const [of, what, body] of taken) expect(takes(of, body), `${of}: ${what}`).toBe(true);
      for (const [of, what, body] of refused) expect(takes(of, body), `${of}: ${what}`).toBe(false);
      expect(new Set(refused.map(([of]) => of))).toEqual(new Set(Object.keys(sent)));
    });
  });
}
