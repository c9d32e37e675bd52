/** Something that our language does not say. */
export class CannotSay extends Error {}
