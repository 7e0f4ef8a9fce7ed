Component({
  relations: {
    './pane': {
      type: 'child',
      linked() {
        this.collect()
      },
      unlinked() {
        this.collect()
      },
    },
  },
  data: { names: '' },
  methods: {
    collect() {
      this.setData({
        names: this.getRelationNodes('./pane')
          .map((pane) => pane.data.name)
          .join(','),
      })
    },
  },
})
