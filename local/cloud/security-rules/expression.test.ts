import { parseExpression } from './expression'
import { withoutTemplates } from './template'

describe('a rule’s expression', () => {
  test.each([
    'true',
    'auth != null',
    'auth.openid == doc._openid',
    "doc.age >= 18 && !(doc.state in ['gone', 'hidden'])",
    "get('database.roles.' + auth.openid).admin == true",
    'get(`database.roles.${auth.openid}`).admin == true',
    'auth.openid in get(`database.shops.${doc.shopId}`).owners',
    "doc['a'][0].b == -1",
    'request.data.n * 2 + 1 <= doc.n / 3 % 4 - 5',
    'doc.until > now || doc.until == undefined || doc.until == null',
    "get(get('database.a.b').path).x == 1",
  ])('%s is understood', (text) => {
    expect(() => parseExpression(text)).not.toThrow()
  })

  test.each([
    ['', 'it is empty'],
    ['x'.repeat(1025), 'it has 1025 characters'],
    ['user.id == 1', 'user is no variable of a rule (auth, doc, request, now)'],
    ['process.exit(1)', 'this is no function of a rule'],
    ['eval("1")', 'eval is no function of a rule'],
    ['doc.name.includes("x")', 'this is no function of a rule'],
    ['get()', 'get takes one path'],
    ["get('a', 'b')", 'get takes one path'],
    ['doc.a === 1', '=== is no operator of a rule'],
    ['doc.a & 1', '& is no operator'],
    ['doc.a ? true : false', 'a ? b : c is not part of a rule'],
    ['this.a', 'this is not part of a rule'],
    ['doc.a == 1; true', 'more than one expression is not part of a rule'],
    ['doc.a 1', 'more than one expression'],
    ['~doc.a', '~ is no operator of a rule'],
    ['doc.a ==', 'Expected expression'],
    ["doc.a == 'x", 'does not end'],
    ['get(`database.a.${doc.b`)', 'does not end'],
    [
      "get('database.a.1').x || get('database.a.2').x || get('database.a.3').x || get('database.a.4').x",
      '4 times',
    ],
    ["get(get(get('database.a.b').x).y).z", 'nested more than 2 deep'],
  ])('%s is refused: %s', (text, reason) => {
    expect(() => parseExpression(text)).toThrow(reason)
  })
})

test('a template is the sum of its parts, and a text with its marks is left alone', () => {
  expect(withoutTemplates('get(`database.a.${doc.b}`)')).toBe("get(('database.a.'+(doc.b)+''))")
  expect(withoutTemplates("doc.a == '`${x}`'")).toBe("doc.a == '`${x}`'")
  expect(withoutTemplates("`it's`")).toBe("('it\\'s')")
})
