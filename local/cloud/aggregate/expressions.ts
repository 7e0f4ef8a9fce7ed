import { Context, evalExpr } from 'mingo/core'
import { Aggregator } from 'mingo/aggregator'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import * as window from 'mingo/operators/window'
import { CloudError, notSupported, operationFailed } from '../errors'
import type { Document, Fields, Value } from '../values/types'

const refuse = (name: string) => () => {
  throw notSupported(`the expression ${name}`)
}

/** Expressions whose answers in mingo differ from the server's. They are refused rather than answered wrongly. */
const DIFFERENT = ['$week', '$indexOfCP', '$substr', '$substrBytes', '$function', '$where', '$accumulator']

/** mingo evaluates expressions and reshapes documents; matching, sorting and joining are this package's own. */
const context = Context.init({
  accumulator,
  expression: { ...expression, ...Object.fromEntries(DIFFERENT.map((name) => [name, refuse(name)])) },
  pipeline,
  projection,
  query,
  window,
} as Parameters<typeof Context.init>[0])

/** Names and values of `$$name` in an expression, as `$lookup`'s `let` defines them. */
export type Variables = { [name: string]: Value }

/** The value of an aggregation expression for one document. */
export function evaluate(document: Fields, expressionValue: Value, variables: Variables = {}): Value {
  try {
    return evalExpr(document, expressionValue, {
      context,
      variables,
      scriptEnabled: false,
    } as unknown as Parameters<typeof evalExpr>[2]) as Value
  } catch (error) {
    throw failed(error)
  }
}

/** One stage that only reshapes its input: `$project`, `$group`, `$unwind` and the like. */
export function runStage(documents: Document[], stage: Fields, variables: Variables): Document[] {
  try {
    return new Aggregator([stage], { context, variables, scriptEnabled: false } as ConstructorParameters<
      typeof Aggregator
    >[1]).run<Document>(documents)
  } catch (error) {
    throw failed(error)
  }
}

const failed = (error: unknown): CloudError =>
  error instanceof CloudError ? error : operationFailed('Aggregate', (error as Error).message)
