/** Shorter ones are refused: 16 characters is what a careless deployment would still call a secret. */
const SHORTEST = 16

/**
 * The poll's secret. Only the function `poll` is deployed with it, so only that function can link an account to a
 * slip or read a counter.
 * @throws when the deployment has none: better no poll than one that is not secret
 */
export function pollSecret(): string {
  const secret = process.env['POLL_SECRET'] ?? ''
  if (secret.length < SHORTEST) throw new Error('POLL_SECRET is missing or too short')
  return secret
}
