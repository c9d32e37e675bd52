/** How ids of decisions look: a hash of 16 bytes. */
export const DECISION_ID: RegExp = /^[0-9a-f]{32}$/;
