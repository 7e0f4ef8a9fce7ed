/**
 * Some abilities may only be asked for from a tap: WeChat checks that the call happens while the tap is handled.
 * Anything after an `await` is too late, because it runs when the handler has already returned.
 */
let depth = 0

export function duringTap<Result>(run: () => Result): Result {
  depth += 1
  try {
    return run()
  } finally {
    depth -= 1
  }
}

export function isTapping(): boolean {
  return depth > 0
}
