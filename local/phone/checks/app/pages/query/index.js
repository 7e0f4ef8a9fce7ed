Component({
  properties: { id: String, level: Number },
  data: { raw: '' },
  methods: {
    onLoad(query) {
      this.setData({ raw: query.id })
    },
  },
})
