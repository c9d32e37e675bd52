/** A subject cannot be loaded on this machine. */
export class NotHere extends Error {}
