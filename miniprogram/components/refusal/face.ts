interface Face {
  tone: string
  sign: string
}

const SIGN_OF: Record<string, string> = { brick: 'warn', stone: 'offline', wheat: 'clock', pine: 'tick' }

/** A lost network is nobody's refusal: it is stone. Everything else the cloud says no to is brick. */
function toneOf(code: string): string {
  return code === 'network.offline' ? 'stone' : 'brick'
}

/** Which ground and which drawing a page of this kind shows; what the page asks for wins. */
export function faceOf(code: string, tone: string, sign: string): Face {
  const ground = tone || toneOf(code)
  return { tone: ground, sign: sign || SIGN_OF[ground] || 'warn' }
}
