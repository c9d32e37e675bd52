/** An id that nobody else has: 128 bits of chance. `crypto.randomUUID` is there in secure contexts only. */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
