const trace = require('../../../../utils/trace')
Page({ data: { trace } })
