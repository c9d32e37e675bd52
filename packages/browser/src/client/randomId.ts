/** An id that nobody else has: 128 bits of chance. `crypto.randomUUID` is there in secure contexts only. */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new BigUint64Array(2)), (half) => half.toString(16).padStart(16, '0')).join('');
