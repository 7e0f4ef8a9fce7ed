import { sha256Hex } from '../kernel/hashing'

/**
 * An operator calls with the environment's own keys, so the call has no OPENID and does not come from a phone;
 * a token from the function's environment keeps out other anonymous sources (a web login, an HTTP trigger).
 */
export function isOperator(openid: string, source: string, token: string | undefined): boolean {
  const expected = process.env['OPERATOR_TOKEN'] ?? ''
  if (openid !== '' || /wx_client/.test(source) || !token || expected.length < 16) return false
  return sha256Hex(token) === sha256Hex(expected)
}
