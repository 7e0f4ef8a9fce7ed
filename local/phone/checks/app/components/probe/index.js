const shared = Behavior({
  properties: { extra: { type: String, value: 'extra' } },
  data: { order: [] },
  lifetimes: {
    created() {
      this.trail = ['behavior created']
    },
    attached() {
      this.trail.push('behavior attached')
    },
  },
  methods: {
    greet() {
      return 'behavior'
    },
    only() {
      return `only ${this.data.extra}`
    },
  },
})

Component({
  behaviors: [shared],
  options: { pureDataPattern: /^_/, multipleSlots: true },
  properties: {
    heading: { type: String, value: 'none', observer: 'headingChanged' },
    count: { type: Number, optionalTypes: [String], value: 0 },
    deep: Object,
    items: Array,
  },
  data: { _pure: 'secret', sum: 0, seen: '' },
  observers: {
    'count, deep.a.b'(count, b) {
      this.setData({ sum: Number(count) + (b || 0) })
    },
    'deep.**'() {
      this.trail.push('deep')
    },
    _pure() {
      this.trail.push('pure')
    },
  },
  lifetimes: {
    created() {
      this.trail.push('created')
    },
    attached() {
      this.trail.push('attached')
    },
    ready() {
      this.trail.push('ready')
    },
    moved() {
      this.trail.push('moved')
    },
    detached() {
      wx.setStorageSync('gone', this.data.heading)
    },
  },
  pageLifetimes: {
    show() {
      this.trail.push('page show')
    },
    hide() {
      this.trail.push('page hide')
    },
    resize() {
      this.trail.push('page resize')
    },
    routeDone() {
      this.trail.push('page routeDone')
    },
  },
  methods: {
    headingChanged(now, before) {
      this.trail.push(`heading ${before}>${now}`)
    },
    greet() {
      return 'own'
    },
    poke() {
      this.triggerEvent('poked', { from: this.data.heading })
      this.triggerEvent('bubbled', {}, { bubbles: true })
    },
  },
})
