import { defineField, isFields, type Document, type Fields, type Value } from '../../values/types'
import { compileExpression, namesOf } from '../expression/compile'
import { failed, shown, type Expression, type Variables } from '../expression/scope'
import type { StageMaker } from './stage'

/** What an expression of `$redact` may evaluate to. */
const VERDICTS = { DESCEND: 'descend', PRUNE: 'prune', KEEP: 'keep' }
const WORDS: Variables = Object.fromEntries(
  Object.entries(VERDICTS).map(([name, verdict]) => [name.toLowerCase(), verdict]),
)

/** `$redact`: keeps, leaves out, or looks into each document and every document embedded in it. */
export const redact: StageMaker = (spec, { variables }) => {
  const inside = { ...variables, ...WORDS }
  const verdict = compileExpression(withWords(spec), namesOf(inside))
  return function* (documents) {
    for (const document of documents) {
      const left = redacted(document, verdict, inside)
      if (left !== undefined) yield left as Document
    }
  }
}

/** `$$DESCEND` and its like as plain variables, which only mean something here. */
function withWords(expression: Value): Value {
  if (typeof expression === 'string')
    return expression.replace(/^\$\$(DESCEND|PRUNE|KEEP)$/, (_, name: string) => `$$${name.toLowerCase()}`)
  if (Array.isArray(expression)) return expression.map(withWords)
  if (!isFields(expression) || '$literal' in expression) return expression
  return Object.fromEntries(Object.entries(expression).map(([key, part]) => [key, withWords(part)]))
}

function redacted(value: Value, verdict: Expression, variables: Variables): Value | undefined {
  if (Array.isArray(value))
    return value
      .map((item) => redacted(item, verdict, variables))
      .filter((item): item is Value => item !== undefined)
  if (!isFields(value)) return value
  const decision = verdict({ root: value, variables })
  if (decision === VERDICTS.KEEP) return value
  if (decision === VERDICTS.PRUNE) return undefined
  if (decision !== VERDICTS.DESCEND)
    throw failed(
      `$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE, but returned ${shown(decision)}`,
    )
  const left: Fields = {}
  for (const [name, field] of Object.entries(value)) {
    const part = redacted(field, verdict, variables)
    if (part !== undefined) defineField(left, name, part)
  }
  return left
}
