Component({ properties: { value: Boolean } })
