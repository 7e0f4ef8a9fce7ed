import { expect } from '@playwright/test'
import { errorsOf, phoneScreen, withWx } from '../sample'
import { test } from '../standing'

test.use({ viewport: phoneScreen })

const YES = [
  // interfaces, and what WeChat documents of them
  'getLocation',
  'getLocation.object.type',
  'getLocation.success.horizontalAccuracy',
  'showToast.object.image',
  'showToast.object.icon.error',
  'request.object.method.GET',
  'onNetworkStatusChange.callback.networkType',
  'getStorageInfoSync.return.keys',
  'request.object.timeout',
  'onLocationChange.callback.latitude',
  'offPageNotFound.callback.path',
  // what this phone tells of itself
  'getSystemInfoSync.return.safeArea.bottom',
  'getSystemInfo.success.screenWidth',
  'getWindowInfo.return.statusBarHeight',
  // names below a name
  'cloud',
  'cloud.callFunction',
  'env.USER_DATA_PATH',
  'SelectorQuery.selectViewport',
  'FileSystemManager.readFile',
  'console.log',
  'Image.src',
  'MapContext.getScale',
  'createMapContext.return.moveToLocation',
  'getFileSystemManager.return.readZipEntry',
  'request.return.onChunkReceived',
  // components, attributes and their values
  'view',
  'page-meta',
  'text.selectable',
  'text.user-select',
  'scroll-view.refresherEnabled',
  'view.aria-label',
  'swiper-item.skip-hidden-item-layout',
  'button.open-type',
  'button.open-type.getPhoneNumber',
  'picker.mode.region',
  'picker.mode.date',
  'image.mode.aspectFit',
  'canvas.type.2d',
  'page-meta.page-style',
  'navigator.open-type.reLaunch',
]

const NO = [
  '',
  'startBeaconDiscovery',
  'noSuchThing',
  'showToast.object.colour',
  'showToast.object.icon.fail',
  'showToast.object.title.anything',
  'showToast.success.title',
  'getLocation.callback.latitude',
  'getSystemInfoSync.return.safeArea.depth',
  // documented, and not told by this phone
  'getSystemInfoSync.return.benchmarkScore',
  'getDeviceInfo.return.cpuCores',
  'cloud.database',
  'cloud.callFunction.object.name',
  // documented, and not read or told by this phone
  'getLocation.object.isHighAccuracy',
  'request.object.enableHttp2',
  'request.success.useHttpDNS',
  'vibrateShort.object.type',
  'onMemoryWarning.callback.level',
  // on an object that is here, or an object that is not
  'createMapContext.return.addMarkers',
  'MapContext.addMarkers',
  'MapContext.noSuchThing',
  'MapContext.getScale.success',
  'getFileSystemManager.return.readCompressedFile',
  'InnerAudioContext.referrerPolicy',
  'CameraContext.takePhoto',
  'createCameraContext.return.takePhoto',
  'ReadOption.fd',
  'env.toString',
  'SelectorQuery.selectSome',
  'console.shout',
  // components that are a place that says it is missing, or take no room
  'camera',
  'live-player',
  'editor.placeholder',
  'official-account',
  'text.colour',
  // attributes that are taken and change nothing
  'page-meta.page-orientation',
  'image.lazy-load',
  'movable-view.animation',
  'textarea.password',
  'navigator.target.miniProgram',
  'input.type.tel',
  'button.open-type.launchApp',
  'button.open-type.toString',
  'picker.mode.month',
  'constructor',
  'toString',
]

test.describe('wx.canIUse', () => {
  test.beforeEach(async ({ open }) => void (await open('pages/detail/index')))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  for (const [answer, schemas] of [
    [true, YES],
    [false, NO],
  ] as const) {
    test(`says ${answer ? 'yes to what works here' : 'no to everything else'}`, async ({ page }) => {
      const said = await withWx(
        page,
        (wx, all) => (all as string[]).map((schema) => [schema, wx.canIUse(schema) as boolean]),
        [...schemas],
      )
      expect(said).toEqual(schemas.map((schema) => [schema, answer]))
    })
  }
})
