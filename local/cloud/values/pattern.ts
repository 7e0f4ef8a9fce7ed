/**
 * A regular expression as MongoDB stores it: a Perl pattern and the letters of its options, just as they were sent. To all
 * else it is a RegExp, but one that itself matches nothing, because JavaScript cannot read every Perl pattern; a query
 * makes of it what it matches with.
 */
export class Pattern extends RegExp {
  constructor(
    readonly pattern: string,
    readonly options: string,
  ) {
    super('(?!)')
  }
}

/** The text and the options of any regular expression. */
export function partsOf(value: RegExp): { pattern: string; options: string } {
  if (value instanceof Pattern) return { pattern: value.pattern, options: value.options }
  return { pattern: value.source.replace(/\\\//g, '/'), options: value.flags }
}
