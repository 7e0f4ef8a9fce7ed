import type { Area, Bench, Fields } from '../case'

/** A pipeline written as it is sent, for stages the SDK has no method for. */
const raw = async ({ collection, tag }: Bench, ...stages: Fields[]): Promise<unknown> =>
  (
    await collection
      .options({ raw: true })
      .aggregate([{ $match: tag }, ...stages])
      .end()
  ).data

export const rawStages: Area = {
  name: 'aggregate/stages-raw',
  groups: [
    {
      source: 'MongoDB manual, stages the SDK sends raw',
      on: [
        { label: 'county', n: 3 },
        { label: 'town', above: 'county', n: 2 },
        { label: 'village', above: 'town', n: 1 },
      ],
      cases: [
        {
          title: '$facet runs each pipeline on the same documents',
          run: (bench) =>
            raw(bench, {
              $facet: {
                count: [{ $count: 'n' }],
                least: [{ $sort: { n: 1 } }, { $limit: 1 }, { $project: { _id: 0, label: 1 } }],
                none: [{ $match: { n: 9 } }],
              },
            }),
          gives: [{ count: [{ n: 3 }], least: [{ label: 'village' }], none: [] }],
        },
        {
          title: '$redact keeps, prunes and descends',
          on: {
            level: 1,
            a: { level: 5, x: 1 },
            b: { level: 2, y: 1 },
            l: [{ level: 9 }, { level: 1, z: 1 }],
          },
          run: (bench) =>
            raw(
              bench,
              { $redact: { $cond: [{ $lte: ['$level', 2] }, '$$DESCEND', '$$PRUNE'] } },
              { $project: { _id: 0 } },
            ),
          gives: [{ level: 1, b: { level: 2, y: 1 }, l: [{ level: 1, z: 1 }] }],
        },
        {
          title: 'two stages in one are refused',
          run: (bench) => raw(bench, { $match: {} }, { $facet: { a: [{ $match: {}, $limit: 1 }] } }),
          refuses: {
            code: 'DATABASE_REQUEST_FAILED',
            message: /A pipeline stage specification object must contain exactly one field/,
          },
        },
      ],
    },
    {
      source: 'not supported by the local cloud',
      cases: [
        {
          title: '$set is refused',
          localOnly: true,
          run: (bench) => raw(bench, { $set: { m: 1 } }),
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$set/ },
        },
        {
          title: '$unset is refused',
          localOnly: true,
          run: (bench) => raw(bench, { $unset: ['n'] }),
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$unset/ },
        },
        {
          title: '$replaceWith is refused',
          localOnly: true,
          run: (bench) => raw(bench, { $replaceWith: { v: 1 } }),
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$replaceWith/ },
        },
        {
          title: '$setWindowFields is refused',
          localOnly: true,
          run: (bench) => raw(bench, { $setWindowFields: {} }),
          refuses: {
            code: 'NOT_SUPPORTED',
            message: /not supported by the local cloud: .*\$setWindowFields/,
          },
        },
        {
          title: '$graphLookup is refused',
          localOnly: true,
          run: (bench) => raw(bench, { $graphLookup: {} }),
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$graphLookup/ },
        },
        {
          title: '$out writes a collection and is refused',
          localOnly: true,
          run: (bench) => raw(bench, { $out: 'elsewhere' }),
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$out/ },
        },
        {
          title: '$merge writes a collection and is refused',
          localOnly: true,
          run: (bench) => raw(bench, { $merge: { into: 'elsewhere' } }),
          refuses: { code: 'NOT_SUPPORTED', message: /not supported by the local cloud: .*\$merge/ },
        },
      ],
    },
  ],
}
