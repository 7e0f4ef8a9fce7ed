import type * as Update from './update'

interface Modal {
  content: string
  showCancel?: boolean
  success?: (answer: { confirm: boolean }) => void
}

/** A phone whose WeChat has a new version, or has not; every test with a fresh start of the app. */
function start() {
  jest.resetModules()
  const modals: Modal[] = []
  const heard: { ready?: () => void; failed?: () => void } = {}
  let applied = 0
  const manager = {
    onUpdateReady: (listener: () => void) => (heard.ready = listener),
    onUpdateFailed: (listener: () => void) => (heard.failed = listener),
    applyUpdate: () => (applied += 1),
  }
  Object.assign(globalThis, {
    wx: { getUpdateManager: () => manager, showModal: (modal: Modal) => modals.push(modal) },
  })
  const { watchForUpdates, offerUpdate } = jest.requireActual<typeof Update>('./update')
  watchForUpdates()
  return { modals, heard, offerUpdate, applied: () => applied }
}

it('a version that is there is offered, and taken only if the person likes', () => {
  const { modals, heard, applied } = start()
  expect(modals).toEqual([])
  heard.ready!()
  expect(modals[0]!.content).toContain('填过的东西不会丢')
  modals[0]!.success!({ confirm: false })
  expect(applied()).toBe(0)
  modals[0]!.success!({ confirm: true })
  expect(applied()).toBe(1)
})

it('a phone that is too old, while the new version is still on its way, is told to wait and offered it then', () => {
  const { modals, heard, offerUpdate, applied } = start()
  offerUpdate()
  expect(modals[0]).toMatchObject({ showCancel: false })
  expect(modals[0]!.content).toContain('正在取新的')
  heard.ready!()
  modals[1]!.success!({ confirm: true })
  expect(applied()).toBe(1)
})

it('a version that did not come is said, with what to do', () => {
  const { modals, heard } = start()
  heard.failed!()
  expect(modals[0]!.content).toContain('没有取下来')
})
