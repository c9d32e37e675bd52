/** A path that a rule may look at, nine names long at most. */
export const PATH: RegExp =
  /^(now|health\.(age|completeness)|(event|profile|trigger|request|context|steps)(\.[^.]+){1,8})$/;

/** A path in a condition on an element of a list. */
export const ELEMENT_PATH: RegExp =
  /^(now|element|health\.(age|completeness)|(event|profile|trigger|request|context|steps|element)(\.[^.]+){1,8})$/;

/** A time of day, 00:00 to 23:59. */
export const TIME_OF_DAY: RegExp = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Names that every object or function has by birth: as a key they are found where nobody has put them. */
export const BORN_WITH: readonly string[] = [
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'prototype',
  'toLocaleString',
  'toString',
  'valueOf',
];
