/** A page whose handlers write their names down, with what they were told of `keys`. */
const logging = (body: string) => `
const note = (page, line) => { page.log = [...(page.log || []), line] }
Page({ ${body} })`

function component(
  path: string,
  definition: string,
  wxml: string,
  usingComponents = {},
): Record<string, string> {
  return {
    [`${path}.json`]: JSON.stringify({ component: true, usingComponents }),
    [`${path}.js`]: `Component(${definition})`,
    [`${path}.wxml`]: wxml,
  }
}

/** An app of small pages, each for one thing that the sample app has no page for. */
export const OWN_PAGES: Record<string, string> = {
  'app.json': JSON.stringify({
    pages: ['forms', 'texts', 'watch', 'meta', 'plain', 'parts', 'first', 'wxs'].map(
      (name) => `pages/${name}/index`,
    ),
    tabBar: {
      custom: true,
      list: [
        { pagePath: 'pages/first/index', text: 'First' },
        { pagePath: 'pages/plain/index', text: 'Plain' },
      ],
    },
  }),
  // forms and the components between them and their fields
  'pages/forms/index.json': JSON.stringify({
    usingComponents: {
      'closed-box': '/c/closed',
      'group-box': '/c/group',
      'field-box': '/c/field',
      'push-box': '/c/push',
    },
  }),
  'pages/forms/index.js': logging(
    `data: { value: 'nothing' }, send({ detail }) { this.setData({ value: JSON.stringify(detail.value) }) }`,
  ),
  'pages/forms/index.wxml': `<form bindsubmit="send">
      <input name="own" value="1" /><closed-box><input name="slotted" value="2" /></closed-box>
      <group-box /><field-box name="field" />
      <button form-type="submit">Own</button><push-box />
    </form><view class="value">{{value}}</view>`,
  ...component(
    'c/closed',
    '{}',
    '<input name="closed" value="3" /><slot /><button form-type="submit">Closed</button>',
  ),
  ...component(
    'c/group',
    "{ behaviors: ['wx://form-field-group'] }",
    '<input name="grouped" value="4" /><deep-box />',
    { 'deep-box': '/c/deep' },
  ),
  ...component('c/deep', '{}', '<input name="deep" value="5" />'),
  ...component(
    'c/field',
    "{ behaviors: ['wx://form-field'], attached() { this.setData({ value: 'whole' }) } }",
    '<input name="inside" value="6" />',
  ),
  ...component(
    'c/push',
    "{ behaviors: ['wx://form-field-button'] }",
    '<button form-type="submit">Push</button>',
  ),
  'pages/texts/index.js': logging(`data: { text: '&lt;a&gt;', more: true, blank: 'a b' }`),
  'pages/texts/index.wxml': `<text class="decoded" decode>{{text}}</text><text class="turned" decode="{{more}}">{{text}}</text>
      <text class="spaced" space="ensp">{{blank}}</text>`,
  'pages/watch/index.js': logging(`data: { far: 1000 },
      watch(options, reference, margins) {
        const observer = this.createIntersectionObserver(options)
        if (reference) observer.relativeTo(reference, margins); else observer.relativeToViewport(margins)
        this.log = []
        observer.observe('.target', (told) => note(this, told))
        return observer
      },
      onPageScroll({ scrollTop }) { this.scrolled = scrollTop },
      onShareTimeline() { return { title: 'Mine', query: 'a=1' } }`),
  'pages/watch/index.wxml': `<view class="ground" style="height: 3000px">
      <view class="target" id="t" data-n="1" style="height: 100px; position: absolute; top: {{far}}px; width: 50px"></view>
      <scroll-view class="box" scroll-y style="height: 200px; position: relative">
        <view style="height: 500px"></view><view class="inner" style="height: 100px"></view><view style="height: 900px"></view>
      </scroll-view></view>`,
  'pages/meta/index.js': logging(`data: { size: '20px', top: '0', colour: '#010203' }`),
  'pages/meta/index.wxml':
    '<page-meta root-font-size="{{size}}" scroll-top="{{top}}" background-color="{{colour}}" /><view class="one" style="width: 1rem; height: 2000px">meta</view>',
  'pages/wxs/index.js': 'Page({ data: { value: 1 } })',
  'pages/wxs/index.wxml': `<wxs module="moves">
function changed(value, before, owner, instance) {
  instance.setText('value ' + value)
}
module.exports = { changed: changed }
</wxs>
<view class="moved" change:width="{{moves.changed}}" width="{{value}}">moved</view>`,
  'pages/plain/index.js': 'Page({ onShow() { this.getTabBar((bar) => bar.setData({ chosen: 1 })) } })',
  'pages/plain/index.wxml': '<view class="one" style="width: 1rem">plain</view>',
  'pages/parts/index.json': JSON.stringify({
    usingComponents: {
      'list-row': '/c/row',
      'a-part': '/c/part',
      'a-whole': '/c/whole',
    },
  }),
  'pages/parts/index.js': logging(
    `data: { rows: ['a', 'b', 'c'], parts: ['x', 'y'] }, told({ detail }) { note(this, detail) }`,
  ),
  'pages/parts/index.wxml': `<list-row wx:for="{{rows}}" wx:key="*this" name="{{item}}" bind:told="told" />
      <a-whole bind:told="told"><a-part wx:for="{{parts}}" wx:key="*this" name="{{item}}" /></a-whole>
      <match-media min-height="700"><view class="tall">tall</view></match-media>
      <match-media max-width="400" orientation="portrait"><view class="narrow">narrow</view></match-media>
      <match-media orientation="landscape"><view class="lying">lying</view></match-media>
      <canvas type="webgl" id="gl" style="width: 20px; height: 20px" />`,
  ...component(
    'c/row',
    "{ properties: { name: String }, lifetimes: { moved() { this.triggerEvent('told', 'moved ' + this.data.name) }, detached() { this.triggerEvent('told', 'detached ' + this.data.name) } } }",
    '<view>{{name}}</view>',
  ),
  ...component(
    'c/part',
    "{ properties: { name: String }, relations: { './whole': { type: 'parent' } } }",
    '<view>{{name}}</view>',
  ),
  ...component(
    'c/whole',
    "{ relations: { './part': { type: 'child', linked(part) { this.triggerEvent('told', 'linked ' + part.data.name) }, linkChanged(part) { this.triggerEvent('told', 'changed ' + part.data.name) }, unlinked(part) { this.triggerEvent('told', 'unlinked ' + part.data.name) } } } }",
    '<slot />',
  ),
  ...component('c/odd', "{ behaviors: ['wx://no-such-thing'] }", '<view>odd</view>'),
  ...component(
    'custom-tab-bar/index',
    '{ data: { chosen: 0 }, methods: { go({ currentTarget }) { wx.switchTab({ url: currentTarget.dataset.url }) } } }',
    `<view class="bar"><view aria-role="tab" aria-label="to first" data-url="/pages/first/index" bindtap="go">{{chosen === 0 ? 'FIRST' : 'first'}}</view><view aria-role="tab" aria-label="to plain" data-url="/pages/plain/index" bindtap="go">{{chosen === 1 ? 'PLAIN' : 'plain'}}</view></view>`,
  ),
  'pages/first/index.js': 'Page({ onShow() { this.getTabBar((bar) => bar.setData({ chosen: 0 })) } })',
}
