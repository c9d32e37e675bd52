import { utf8 } from './utf8.ts';

/** How far each step of the four rounds turns, over and over again (RFC 1321, 3.4). */
const TURNS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = /* @__PURE__ */ Array.from({ length: 64 }, (_, n) => Math.floor(Math.abs(Math.sin(n + 1)) * 2 ** 32));
const BLOCK = 64;

type State = readonly [a: number, b: number, c: number, d: number];

/**
 * The MD5 of a text (RFC 1321) in hexadecimal digits: the name that some platforms give to an e-mail address. It proves
 * nothing, and Web Crypto has none for that reason.
 */
export function md5(text: string): string {
  const message = padded(utf8(text));
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < message.byteLength; at += BLOCK)
    state = digested(state, new DataView(message.buffer, at, BLOCK));
  const digest = new DataView(new ArrayBuffer(16));
  for (const [n, word] of state.entries()) digest.setUint32(4 * n, word, true);
  return Array.from(new Uint8Array(digest.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Filled up to whole blocks: a bit that is set, zeros, and how many bits it was in the last eight bytes. */
function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array((Math.floor((bytes.length + 8) / BLOCK) + 1) * BLOCK);
  message.set(bytes);
  message[bytes.length] = 0x80;
  new DataView(message.buffer).setBigUint64(message.length - 8, BigInt(bytes.length) * 8n, true);
  return message;
}

function digested(before: State, block: DataView): State {
  let [a, b, c, d] = before;
  for (const [n, sine] of SINES.entries()) {
    const round = Math.floor(n / 16);
    const [mixed, word] = mix(round, n, b, c, d);
    const sum = a + mixed + sine + block.getUint32(4 * (word % 16), true);
    const turn = TURNS[4 * round + (n % 4)] ?? 0;
    [a, b, c, d] = [d, b + ((sum << turn) | (sum >>> (32 - turn))), b, c];
  }
  const sums = [a, b, c, d].map((word, n) => (word + (before[n] ?? 0)) >>> 0);
  return sums as unknown as State;
}

/** What a step of a round mixes in, and which word of the block it reads. */
function mix(round: number, n: number, b: number, c: number, d: number): readonly [mixed: number, word: number] {
  if (round === 0) return [(b & c) | (~b & d), n];
  if (round === 1) return [(d & b) | (~d & c), 5 * n + 1];
  if (round === 2) return [b ^ c ^ d, 3 * n + 5];
  return [c ^ (b | ~d), 7 * n];
}
