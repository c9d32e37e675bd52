import type { Comparison } from '../../conditions/compare.ts';

interface Decimal {
  /** Digits before the point, without leading zeros: '' for 0. */
  readonly whole: string;
  /** Digits behind it, without trailing zeros. */
  readonly part: string;
}

const ANY = '(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)';
const TAIL = '(?:\\.[0-9]*)?';

/**
 * A pattern of the texts that JavaScript reads as a number that relates so to `value`: white space around it and an empty text
 * (0) are allowed. Texts with an exponent, or in hexadecimal, are no regular language together with a comparison: they are
 * left out.
 */
export function numericText(is: Comparison, value: number): string {
  const [equal, greater, less] = [is === 'eq' || is.endsWith('e'), is.startsWith('g'), is.startsWith('l')];
  const decimal = decimalOf(value);
  const [farther, nearer] = value < 0 ? [less, greater] : [greater, less];
  const magnitudes = [
    ...(equal ? [same(decimal)] : []),
    ...(farther ? beyond(decimal) : []),
    ...(nearer ? within(decimal) : []),
  ];
  const signed: string[] = magnitudes.length > 0 ? [`${value < 0 ? '-' : '\\+?'}(?:${magnitudes.join('|')})`] : [];
  if (value > 0 && less) signed.push(`-${ANY}`);
  if (value < 0 && greater) signed.push(`\\+?${ANY}`);
  if (value === 0 && less) signed.push(`-(?:${beyond(decimal).join('|')})`);
  if (value === 0 && equal) signed.push(`-${same(decimal)}`);
  if (greater) signed.push('\\+?Infinity');
  if (less) signed.push('-Infinity');
  // An empty text is the number 0.
  if (relates(0, is, value)) signed.push('');
  return `^\\s*(?:${signed.join('|')})\\s*$`;
}

export function relates(seen: number | string, is: Comparison, needed: number | string): boolean {
  switch (is) {
    case 'eq':
      return seen === needed;
    case 'ne':
      return seen !== needed;
    case 'gt':
      return seen > needed;
    case 'gte':
      return seen >= needed;
    case 'lt':
      return seen < needed;
    case 'lte':
      return seen <= needed;
  }
}

function decimalOf(value: number): Decimal {
  const [digits = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', part = ''] = digits.split('.');
  const shift = Number(exponent);
  const point = whole.length + shift;
  const all = point < 0 ? '0'.repeat(-point) + whole + part : (whole + part).padEnd(point, '0');
  const cut = Math.max(point, 0);
  return { whole: all.slice(0, cut).replace(/^0+/, ''), part: all.slice(cut).replace(/0+$/, '') };
}

/** Texts of exactly this magnitude. */
function same({ whole, part }: Decimal): string {
  if (part === '') return whole === '' ? '(?:0+(?:\\.0*)?|\\.0+)' : `0*${whole}(?:\\.0*)?`;
  return `0*${whole}\\.${part}0*`;
}

/** Texts of a greater magnitude. */
function beyond({ whole, part }: Decimal): readonly string[] {
  const found = [`0*[1-9][0-9]{${whole.length},}${TAIL}`];
  for (let i = 0; i < whole.length; i++) {
    const digit = Number(whole[i]);
    const rest = whole.length - i - 1;
    if (digit < 9) found.push(`0*${whole.slice(0, i)}[${digit + 1}-9][0-9]{${rest}}${TAIL}`);
  }
  for (let i = 0; i < part.length; i++) {
    const digit = Number(part[i]);
    if (digit < 9) found.push(`0*${whole}\\.${part.slice(0, i)}[${digit + 1}-9][0-9]*`);
  }
  return [...found, `0*${whole}\\.${part}[0-9]*[1-9][0-9]*`];
}

/** Texts of a smaller magnitude. */
function within({ whole, part }: Decimal): readonly string[] {
  const found: string[] = [];
  if (whole !== '') {
    found.push(`0+${TAIL}`, '0*\\.[0-9]+');
    if (whole.length > 1) found.push(`0*[0-9]{1,${whole.length - 1}}${TAIL}`);
  }
  for (let i = 0; i < whole.length; i++) {
    const digit = Number(whole[i]);
    const rest = whole.length - i - 1;
    if (digit > 0) found.push(`0*${whole.slice(0, i)}[0-${digit - 1}][0-9]{${rest}}${TAIL}`);
  }
  if (part === '') return found;
  found.push(whole === '' ? '0+\\.?' : `0*${whole}\\.?`);
  for (let i = 0; i < part.length; i++) {
    const digit = Number(part[i]);
    if (i > 0) found.push(`0*${whole}\\.${part.slice(0, i)}`);
    if (digit > 0) found.push(`0*${whole}\\.${part.slice(0, i)}[0-${digit - 1}][0-9]*`);
  }
  return found;
}
