export type Scalar = string | number | boolean;

/**
 * Properties for a platform whose fields hold one value each: what has parts is written as JSON, what is null or cannot
 * be said in JSON is left out.
 * @throws {TypeError} where JSON has no form for a value, for example a bigint
 */
export function scalars(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, Scalar>> {
  const entries = Object.entries(properties).flatMap(([name, value]) => {
    const scalar = isScalar(value) ? value : (JSON.stringify(value ?? undefined) as string | undefined);
    return scalar === undefined ? [] : [[name, scalar] as const];
  });
  return Object.fromEntries(entries);
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
