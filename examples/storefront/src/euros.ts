/** An amount as a price tag shows it: `€129`, `€6.90`. */
export const euros = (amount: number): string => `€${Number.isInteger(amount) ? String(amount) : amount.toFixed(2)}`;
