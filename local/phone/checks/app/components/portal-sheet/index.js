Component({
  data: { pressed: 0 },
  methods: {
    press() {
      this.setData({ pressed: this.data.pressed + 1 })
    },
  },
})
