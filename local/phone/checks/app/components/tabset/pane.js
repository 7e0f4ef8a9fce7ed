Component({ properties: { name: String }, relations: { './index': { type: 'parent' } } })
