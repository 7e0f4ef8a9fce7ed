/**
 * Stands in built style sheets for the prefix of their component: whether its classes have one is known when its
 * script has run.
 */
export const SCOPE_MARK = '__wx-scope__'
