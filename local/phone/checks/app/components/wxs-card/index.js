Component({
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
