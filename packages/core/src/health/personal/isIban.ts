/** True where the text is an international bank account number with the right check digits. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}[0-9]{2}/.test(text)) return false;
  const compact = text.replace(/ /g, '');
  return /^[A-Z0-9]{15,34}$/.test(compact) && remainder(compact.slice(4) + compact.slice(0, 4)) === 1;
}

/** What is left of the number that letters and digits make, divided by 97; A is 10. @see ISO 13616 */
function remainder(text: string): number {
  let left = 0;
  for (const character of text) {
    const value = parseInt(character, 36);
    left = (left * (value > 9 ? 100 : 10) + value) % 97;
  }
  return left;
}
