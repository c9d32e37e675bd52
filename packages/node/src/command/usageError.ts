/** The command line or the environment is not what it has to be; the message is for the person at the keyboard. */
export class UsageError extends Error {}
