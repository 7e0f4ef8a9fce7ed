/**
 * What a document of a collection may say, with everything in it that may be deleted later; another number is another state. What
 * is empty is not there at all: of what may be deleted, nothing and an empty list are sealed alike.
 */
export function stateFor(collection: string, value: number): object {
  return STATES[collection]?.(value) ?? { value, deep: { list: [value, { text: '柳湾村' }] } }
}

const STATES: Record<string, (value: number) => object> = {
  ledgers: (value) => ({
    days: value,
    ...(value % 2 ? { fixes: [{ until: 1, of: [`0,${value},x`] }] } : {}),
  }),
  leaveBooks: (value) => ({
    applications: [{ id: `a${value}`, reason: `事${value}`, days: value, notes: [`n${value}`] }],
  }),
  people: (value) => ({
    ...{ name: `人${value}`, phone: `1390000${value}`, boundWith: 'phone', invite: { hash: `h${value}` } },
    ...(value % 2 ? { account: `o${value}` } : {}),
  }),
  jobs: (value) => ({
    ...{ status: 'done', run: value, leftovers: [] },
    ...(value % 2 ? { plan: { units: [{ id: `u${value}` }] }, taken: { name: '李' } } : {}),
  }),
  looks: (value) => ({ marks: [{ key: `k${value}`, words: `问过${value}` }] }),
  complaints: (value) => ({
    ...{
      kind: 'problem',
      place: value,
      authorId: `p${value}`,
      ...(value % 2 ? { author: { name: '周' } } : {}),
    },
    letters: [{ at: value, text: `水没来${value}`, name: '周' }, { at: value }],
  }),
  remarks: (value) => ({
    ...{ erasesAt: value, ...(value % 2 ? { remarks: [{ text: `路${value}` }] } : {}) },
  }),
  callbacks: (value) => ({ calls: [{ at: value, phone: `1380000${value}` }, { at: 1 }] }),
}

/** Fields that lie beside the state and go with it. */
export function keysFor(collection: string, state: unknown): object {
  const { account, phone, authorId } = state as Record<string, unknown>
  if (collection === 'people') return { boundTo: account ?? 'none', phoneKey: phone ?? 'none' }
  if (collection === 'complaints' && authorId !== undefined)
    return { authorId, openPlace: `${String(authorId)}_0` }
  return {}
}

/** Shapes of which the newest says most of what may be deleted. */
export const SCHEMAS: Record<string, number> = { complaints: 2 }
