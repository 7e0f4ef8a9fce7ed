import { CloudError } from '../errors'
import { checkEventSize, LIMITS } from '../limits'
import type { FunctionSettings } from './settings'

export interface ThrownError {
  name: string
  message: string
  stack: string
}

/** How an invocation ended. */
export type Outcome =
  | { kind: 'done'; result: string }
  | { kind: 'failed'; error: ThrownError }
  | { kind: 'timeout' }
  | { kind: 'memory' }
  | { kind: 'exited'; reason: string }

/** The result as JSON text, or the platform's error (CloudBase documentation, "error codes"). */
export function resultOf(outcome: Outcome, settings: FunctionSettings): string {
  switch (outcome.kind) {
    case 'done':
      checkEventSize(outcome.result, LIMITS.resultBytes)
      return outcome.result
    case 'timeout':
      throw new CloudError(
        'FUNCTIONS_TIME_LIMIT_EXCEEDED',
        `Invoking task timed out after ${settings.timeoutMs / 1000} seconds`,
      )
    case 'memory':
      throw new CloudError(
        'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
        `Invoking task exceeded the memory limit of ${settings.memoryMb} MB`,
      )
    case 'failed': {
      const { message, stack } = outcome.error
      const shown = {
        errorCode: 1,
        errorMessage: `user code exception caught: ${message}`,
        stackTrace: stack,
      }
      throw new CloudError('FUNCTIONS_EXECUTE_FAIL', JSON.stringify(shown))
    }
    case 'exited':
      throw new CloudError('FUNCTIONS_EXECUTE_FAIL', `function process exited: ${outcome.reason}`)
  }
}
