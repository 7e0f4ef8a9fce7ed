/**
 * Rewrites the text templates of an expression as sums, which is what they mean: `` `database.a.${doc.b}` `` becomes
 * `('database.a.'+(doc.b)+'')`. Throws an Error for a template that does not end.
 */
export function withoutTemplates(expression: string): string {
  let result = ''
  for (let i = 0; i < expression.length;) {
    const letter = expression[i]!
    if (letter === '`') {
      const end = endOf(expression, i, '`')
      result += sumOf(expression.slice(i + 1, end))
      i = end + 1
    } else if (letter === "'" || letter === '"') {
      const end = endOf(expression, i, letter)
      result += expression.slice(i, end + 1)
      i = end + 1
    } else {
      result += letter
      i += 1
    }
  }
  return result
}

/** Where the text that begins at `start` ends. */
function endOf(expression: string, start: number, quote: string): number {
  for (let i = start + 1; i < expression.length; i += 1) {
    if (expression[i] === '\\') i += 1
    else if (expression[i] === quote) return i
  }
  throw new Error(`a text that begins with ${quote} does not end`)
}

function sumOf(template: string): string {
  const parts = template.split(/\$\{([^{}]*)\}/)
  if (parts.some((part, i) => i % 2 === 0 && part.includes('${'))) throw new Error('a ${ does not end')
  return `(${parts.map((part, i) => (i % 2 === 0 ? quoted(part) : `(${part})`)).join('+')})`
}

const quoted = (text: string): string => `'${text.replace(/'/g, "\\'")}'`
