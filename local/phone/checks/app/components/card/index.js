const log = require('../../utils/log-behavior')

Component({
  behaviors: [log],
  externalClasses: ['head-class'],
  options: { multipleSlots: true },
  properties: { heading: { type: String, value: 'none' }, count: Number },
  data: { double: 0, shows: 0, shouted: '' },
  observers: {
    count(value) {
      this.setData({ double: value * 2 })
    },
  },
  pageLifetimes: {
    show() {
      this.setData({ shows: this.data.shows + 1 })
    },
  },
  methods: {
    press() {
      this.shout(this.data.heading)
      this.triggerEvent('pressed', { heading: this.data.heading }, { bubbles: true, composed: true })
    },
  },
})
