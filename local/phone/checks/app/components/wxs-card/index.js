const marking = Behavior({
  methods: {
    mark() {
      this.setData({ text: 'marked' })
    },
  },
})

Component({
  behaviors: [marking],
  data: { text: 'empty', taps: 0 },
  methods: {
    fill({ text }) {
      this.setData({ text })
    },
    counted({ taps }) {
      this.setData({ taps })
    },
  },
})
