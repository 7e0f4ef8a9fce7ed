Page({ data: { more: false, words: 'first' } })
