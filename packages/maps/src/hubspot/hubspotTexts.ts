/** Values as HubSpot takes them, which is as texts: all others as JSON, and nothing for what has no value. */
export function hubspotTexts(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const known = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, written(value)]));
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
