import { problemBox } from '../chrome/problem-box'

/** Milliseconds between two looks; a held connection would take one of the few a browser has for a host. */
const LOOK_MS = 600

interface BuildState {
  /** The number of the last build that made something. */
  build: number
  /** Why the last build made nothing new. */
  problem?: string
}

/** Loads the phone again when its app was built again, and shows why a build failed. */
export function watchBuilds(own: number): void {
  let box: HTMLElement | undefined
  const look = async (): Promise<void> => {
    const answer = await fetch('/__phone/build')
    const { build, problem } = (await answer.json()) as BuildState
    if (build > own) return window.location.reload()
    if (box?.textContent.startsWith(problem ?? '\0')) return
    box?.remove()
    box = problem === undefined ? undefined : problemBox([problem], () => undefined)
    if (box) document.body.append(box)
  }
  window.setInterval(() => {
    if (!document.hidden) void look().catch(() => undefined)
  }, LOOK_MS)
}
