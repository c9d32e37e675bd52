/** True where the text is the number of a payment card: 13 to 19 digits with a prefix in use and the check digit. */
export function isCard(text: string): boolean {
  if (!/^[2-6][0-9 -]+$/.test(text)) return false;
  const digits = text.replace(/[^0-9]/g, '');
  return digits.length >= 13 && digits.length <= 19 && luhn(digits) % 10 === 0;
}

/** @see ISO/IEC 7812-1, annex B */
function luhn(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i)) * (i % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum;
}
