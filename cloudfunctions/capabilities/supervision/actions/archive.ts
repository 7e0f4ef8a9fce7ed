import { dayOf, monthOf } from '../../../kernel/day'
import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { unitsAsked } from '../../attendance'
import { countiesUnder, pathOf, townshipsUnder, unitsByIds } from '../../organization'
import { archiveWords, progressWords } from '../archive-messages'
import { ArchiveInput, type ArchiveView, type SupervisionApi } from '../contract'
import { monthTitle } from '../messages'
import { ARCHIVISTS } from '../policy'
import { monthsToChoose } from '../rules/archive'

/** Steps of the path of a county: region, city, county. */
const COUNTY = 3

/** 归档: units and months to choose among. Two queries after the caller, one where nothing lies below. */
export const archive: Action<SupervisionApi['supervision.archive']['input'], ArchiveView> = {
  input: ArchiveInput,
  run: async (request, input) => {
    const ids = unitsAsked(request, ARCHIVISTS, input.unitId)
    const [unitId] = ids ?? []
    if (!ids || !unitId) return rejected('record.notFound')
    const depth = pathOf(unitId).length
    const [own, below] = await Promise.all([
      unitsByIds(ids),
      depth > COUNTY ? [] : depth === COUNTY ? townshipsUnder(unitId) : countiesUnder(unitId),
    ])
    const unit = own.find(({ id }) => id === unitId)
    if (!unit) return rejected('record.notFound')
    const refs = [unit, ...own.filter(({ id }) => id !== unitId), ...below]
    return ok({
      ...{ unitId, name: unit.name },
      units: refs.map(({ id, name }) => ({ unitId: id, name })),
      months: monthsToChoose(monthOf(dayOf(request.now))).map((month) => ({
        month,
        title: monthTitle(month),
      })),
      ...{ running: archiveWords.running, note: progressWords.note },
      empty: depth <= COUNTY && below.length === 0 ? archiveWords.empty : null,
    })
  },
}
