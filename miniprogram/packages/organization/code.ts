/** 7KQ4 XMWT: an invite code in two halves, easier to read aloud and to type. */
export function grouped(code: string): string {
  return code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code
}

/** Characters typed without the spaces and dashes between them. */
export function lengthOf(typed: string): number {
  return typed.replace(/[\s\u3000-]/g, '').length
}
