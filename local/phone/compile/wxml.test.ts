import { keepLastAttributes } from './wxml'

describe('an attribute written twice', () => {
  it('counts as it was written last', () => {
    expect(keepLastAttributes('<view class="a" id="x" class="b">t</view>')).toBe(
      '<view id="x" class="b">t</view>',
    )
  })

  it('is found beside expressions with signs of their own', () => {
    expect(keepLastAttributes(`<view wx:if="{{a > 1}}" class='a' class="{{b ? '/>' : ''}}" />`)).toBe(
      `<view wx:if="{{a > 1}}" class="{{b ? '/>' : ''}}" />`,
    )
  })

  it('does not touch other tags or text', () => {
    const text = '<view class="a"><text>class="a" class="b"</text></view>'
    expect(keepLastAttributes(text)).toBe(text)
  })
})
