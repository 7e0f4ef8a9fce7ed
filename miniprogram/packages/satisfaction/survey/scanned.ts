/** Letters of a slip: 4 of the round, 4 of the box, 16 at random. */
const SLIP = /^[A-Za-z0-9]{8}[\w-]{16}$/

/** The scene of a scanned slip; empty for any other code, also a village's poster. */
export function sceneOf({ path = '' }: { path?: string }): string {
  const [page = '', query = ''] = path.replace(/^\//, '').split('?')
  if (page !== 'packages/poll/vote/index') return ''
  const found = /(?:^|&)scene=([^&]*)/.exec(query)
  const scene = decodeURIComponent(found?.[1] ?? '')
  return SLIP.test(scene) ? scene : ''
}
