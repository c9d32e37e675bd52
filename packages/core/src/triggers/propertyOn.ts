/** The property at the beginning of what a path leads to, by what stands behind the event: `total`, `properties.total.net`. */
export const propertyOn = ([name = '', inside]: readonly string[]): string =>
  name === 'properties' && inside !== undefined ? inside : name;
