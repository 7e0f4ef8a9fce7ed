module.exports = Behavior({
  data: { fromBehavior: 'yes' },
  methods: {
    shout(text) {
      this.setData({ shouted: text.toUpperCase() })
    },
  },
})
