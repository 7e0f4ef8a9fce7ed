import { sceneOf } from './scanned'

const SCENE = 'abcd0000ABCDEFGHIJKLMN-_'

it.each([
  ['a slip', `packages/poll/vote/index?scene=${SCENE}`, SCENE],
  ['a slip with a slash before its page', `/packages/poll/vote/index?scene=${SCENE}`, SCENE],
  ['a slip whose scene is encoded', `packages/poll/vote/index?scene=${SCENE.replace('-', '%2D')}`, SCENE],
  ['a slip with more in its query', `packages/poll/vote/index?a=1&scene=${SCENE}&b=2`, SCENE],
  ['a village’s poster', 'packages/poll/result/index?scene=v990101101201', ''],
  ['a slip that is cut short', 'packages/poll/vote/index?scene=abcd0000', ''],
  ['another page', `pages/home/index?scene=${SCENE}`, ''],
  ['a code without a page', '', ''],
])('%s', (_what, path, scene) => {
  expect(sceneOf({ path })).toBe(scene)
  expect(sceneOf({})).toBe('')
})
