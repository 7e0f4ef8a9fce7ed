const nothing = require('./nothing')
Page({ data: { nothing } })
