import type { InputOf } from '../../../cloud/call'

export type Fix = NonNullable<InputOf<'attendance.checkIn'>['fix']>
export type NoFix = 'denied' | 'failed'
export type Located = { fix: Fix } | { noFix: NoFix }

/** Milliseconds to wait for a fix before the sheet goes on without one. */
const PATIENCE = 10_000
/** Milliseconds in which WeChat may give the same fix again instead of taking a new one. */
export const REPEAT = 30_000
/** Milliseconds after which a fix no longer says where its person is. */
export const FRESH = 120_000

/**
 * One foreground fix on gcj02, the datum that places are picked on. Never fails: no fix is an answer too.
 * The time a person takes to answer WeChat's question does not count against the fix.
 */
export async function locate(): Promise<Located> {
  if (!(await allowed())) return { noFix: 'denied' }
  const late = new Promise<Located>((resolve) => setTimeout(() => resolve({ noFix: 'failed' }), PATIENCE))
  return Promise.race([ask(), late])
}

function allowed(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.authorize({
      scope: 'scope.userLocation',
      success: () => resolve(true),
      fail: () => resolve(false),
    })
  })
}

function ask(): Promise<Located> {
  return new Promise((resolve) => {
    wx.getLocation({
      type: 'gcj02',
      isHighAccuracy: true,
      highAccuracyExpireTime: 5_000,
      success: ({ latitude, longitude, accuracy }) =>
        resolve({ fix: { latitude, longitude, accuracy, capturedAt: Date.now() } }),
      fail: ({ errMsg }) =>
        resolve({ noFix: /auth|deny|denied|privacy/i.test(errMsg) ? 'denied' : 'failed' }),
    })
  })
}
