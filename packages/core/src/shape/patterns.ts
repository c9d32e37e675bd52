/** A path that a rule may look at, nine names long at most. */
export const PATH: RegExp = /^(now|(event|profile|trigger|request|context)(\.[^.]+){1,8})$/;

/** A time of day, 00:00 to 23:59. */
export const TIME_OF_DAY: RegExp = /^([01]\d|2[0-3]):[0-5]\d$/;
