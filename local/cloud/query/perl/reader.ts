import { notSupported, operationFailed } from '../../errors'

export const invalid = (why: string) => operationFailed('Query', `Regular expression is invalid: ${why}`)
export const missing = (what: string) => notSupported(`${what} in a regular expression`)

/** Walks a pattern code point by code point: Perl patterns at the server know no surrogates. */
export class Reader {
  private readonly points: string[]
  private at = 0

  constructor(text: string) {
    this.points = [...text]
  }

  get done(): boolean {
    return this.at >= this.points.length
  }

  /** The next code point, or nothing at the end. */
  next(): string {
    return this.points[this.at++] ?? ''
  }

  peek(): string {
    return this.points[this.at] ?? ''
  }

  /** Takes a piece of text if it comes next. */
  take(text: string): boolean {
    const wanted = [...text]
    if (!wanted.every((point, i) => this.points[this.at + i] === point)) return false
    this.at += wanted.length
    return true
  }

  /** Takes what matches at the very place; the expression must begin with `^`. */
  match(expression: RegExp): RegExpMatchArray | undefined {
    const found = this.points.slice(this.at).join('').match(expression)
    if (!found) return undefined
    this.at += [...found[0]].length
    return found
  }

  /** Everything up to a piece of text, which is taken too; to the end when it does not come. */
  until(text: string): string {
    let taken = ''
    while (!this.done && !this.take(text)) taken += this.next()
    return taken
  }
}
