import { describe, expect, it } from 'vitest';

import { orders } from '../../test/orders.ts';
import { plus, rounded, type ExactSum } from './exactSum.ts';

const total = (terms: readonly number[]): number => rounded(terms.reduce<ExactSum>(plus, []));

/** The double nearest to a sum, by whole numbers: every double is a whole multiple of 2^-1074. */
function nearest(terms: readonly number[]): number {
  const exact = terms.map(multiple).reduce((a, b) => a + b, 0n);
  const size = exact < 0n ? -exact : exact;
  const surplus = Math.max(0, size.toString(2).length - 53);
  const unit = 1n << BigInt(surplus);
  const [whole, rest] = [size / unit, size % unit];
  const isUp = rest * 2n > unit || (rest * 2n === unit && whole % 2n === 1n);
  const mantissa = Number(whole + (isUp ? 1n : 0n));
  return (
    (exact < 0n ? -1 : 1) * (surplus > 1000 ? mantissa * 2 ** (surplus - 1074) : mantissa * 2 ** surplus * 2 ** -1074)
  );
}

function multiple(term: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, term);
  const raw = bits.getBigUint64(0);
  const exponent = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  const size = exponent === 0 ? fraction : (fraction | 0x10000000000000n) << BigInt(exponent - 1);
  return term < 0 ? -size : size;
}

describe('exactSum', () => {
  it.each([
    { terms: [], sum: 0 },
    { terms: [0.1], sum: 0.1 },
    { terms: Array<number>(10).fill(0.1), sum: 1 },
    { terms: [0.1, 0.2], sum: 0.1 + 0.2 },
    { terms: [1e100, 1, -1e100], sum: 1 },
    { terms: [1, 1e100, 1, -1e100], sum: 2 },
    { terms: [5, -5], sum: 0 },
    { terms: [5, -5, 3], sum: 3 },
    { terms: [5e-324, 5e-324], sum: 1e-323 },
    { terms: [2 ** 53, 1], sum: 2 ** 53 },
    { terms: [2 ** 53, 1, 2 ** -1000], sum: 2 ** 53 + 2 },
    { terms: [2 ** 53, 3], sum: 2 ** 53 + 4 },
    { terms: [2 ** 53, 3, -(2 ** -1000)], sum: 2 ** 53 + 2 },
    { terms: [-(2 ** 53), -1, -(2 ** -1000)], sum: -(2 ** 53) - 2 },
  ])('A3 $terms is $sum', ({ terms, sum }) => {
    expect(total(terms)).toBe(sum);
    expect(nearest(terms)).toBe(sum);
  });

  it('A3 is the double nearest to the sum, in every order', () => {
    const terms = [1e16, -3.3, 2 ** -40, 7e15, 0.1];
    for (const order of orders(terms)) expect(total(order)).toBe(nearest(terms));
  });

  it('A3 is the double nearest to long sums of all sizes', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const terms = Array.from(
        { length: 40 },
        (_, i) => Math.sin(seed * 1000 + i) * 2 ** (((seed * 31 + i * 57) % 120) - 60),
      );

      expect(total(terms)).toBe(nearest(terms));
    }
  });

  it('A3 stops at the largest double, and never becomes something that is no number', () => {
    const most = Number.MAX_VALUE;

    expect(total([most, most])).toBe(most);
    expect(total([most, most, 1, most])).toBe(most);
    expect(total([-most, -most])).toBe(-most);
    expect(total([most, most, -most])).toBeLessThan(most);
  });

  it('S5 stays short, however much is added', () => {
    let sum: ExactSum = [];
    for (let i = 0; i < 5000; i += 1) sum = plus(sum, Math.sin(i) * 2 ** ((i * 37) % 600));

    expect(sum.length).toBeLessThan(45);
  });
});
