import { ok, rejected, type Rejected } from '../../../kernel/result'
import { change, load } from '../../../platform/aggregate-store'
import { downloadAtMost } from '../../../platform/bounded-download'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf } from '../../../platform/request'
import { deleteFiles, uploadFile } from '../../../platform/sdk'
import { ledgerType, type Ledger } from '../aggregate'
import type { AttendanceCode } from '../codes'
import { AttachPhotoInput, type ActView, type AttendanceApi } from '../contract'
import { photoWords } from '../messages'
import {
  decidePhoto,
  entryNamed,
  incomingPath,
  keptPath,
  photographed,
  refusePhoto,
  type PhotoContext,
} from '../rules/photos'
import { cleanPicture, PICTURE_BYTES } from '../rules/picture'
import { postFor, type Post } from './post'

type Input = AttendanceApi['attendance.attachPhoto']['input']
type Refusal = Rejected<AttendanceCode | 'record.notFound' | 'record.busy' | 'request.reused'>

/**
 * 附照片: takes a picture that the phone uploaded beside its own check-in. It is read no further than its bound, freed of
 * everything that is not the picture, and laid where no phone can change it; what was uploaded is deleted whatever the
 * answer. The same again answers the same. Two writes: the file, then the ledger that tells of it.
 */
export const attachPhoto: Action<Input, ActView> = {
  input: AttachPhotoInput,
  run: async (request, input) => {
    const { ledgerId, evidence, fileID } = input
    const store = storeOf(fileID, incomingPath(ledgerId, evidence))
    const ledger = store === null ? null : await load(ledgerType, ledgerId)
    const post = ledger && ownPost(request, ledger)
    if (store === null || !ledger || !post || entryNamed(ledger.history, evidence) < 0)
      return rejected('record.notFound')
    const { policy } = post
    const context = { moment: momentOf(request, policy.version), policy }
    const refusal = isAttached(ledger, evidence) ? null : await take(ledger, input, store, context)
    if (!isPassing(refusal)) await deleteFiles([fileID])
    return refusal ?? ok({ what: photoWords.attached, ids: null })
  },
}

/** null where the photo is the ledger's now. */
async function take(
  ledger: Ledger,
  { evidence, fileID }: Input,
  store: string,
  context: PhotoContext,
): Promise<Refusal | null> {
  const refusal = refusePhoto(ledger, entryNamed(ledger.history, evidence), context)
  if (refusal) return rejected(refusal)
  const bytes = await downloadAtMost(fileID, PICTURE_BYTES)
  if (bytes === 'missing') return attachedMeanwhile(ledger.id, evidence)
  if (bytes === 'too large') return rejected('attendance.photoTooLarge')
  const picture = cleanPicture(bytes)
  if (picture === 'too large') return rejected('attendance.photoTooLarge')
  if (picture === 'no picture') return rejected('attendance.notAPicture')
  await uploadFile(keptPath(ledger.id, evidence), Buffer.from(picture))
  return save(ledger, evidence, store, context)
}

async function save(
  ledger: Ledger,
  evidence: string,
  store: string,
  context: PhotoContext,
): Promise<Refusal | null> {
  let there = false
  const changed = await change(ledgerType, ledger.id, {
    moment: context.moment,
    act: 'photo',
    input: { evidence },
    scope: ledger.scope,
    known: ledger,
    decide: (current) => {
      there = current !== null && isAttached(current, evidence)
      return decidePhoto(current, { evidence, store }, context)
    },
  })
  if (changed.ok || there) return null
  // The slot got the photo of another check-in in between: this one is nobody's.
  if (changed.code !== 'record.busy') await deleteFiles([`${store}/${keptPath(ledger.id, evidence)}`])
  return changed
}

/** The same request on its second way finds its upload taken. */
async function attachedMeanwhile(ledgerId: string, evidence: string): Promise<Refusal | null> {
  const ledger = await load(ledgerType, ledgerId)
  return ledger && isAttached(ledger, evidence) ? null : rejected('attendance.photoMissing')
}

/** `cloud://…` of the storage, where the file lies at exactly this path. */
function storeOf(fileID: string, path: string): string | null {
  return fileID.endsWith(`/${path}`) ? fileID.slice(0, -path.length - 1) : null
}

/** Only one's own ledger, of any posting one ever had: a last day's check-in may come late. */
function ownPost(request: BoundRequest, { state }: Ledger): Post | null {
  if (state.personId !== request.caller.personId) return null
  const posting = request.caller.postings.find(({ id }) => id === state.postingId)
  return posting ? postFor(request, posting) : null
}

function isAttached({ history }: Ledger, evidence: string): boolean {
  return photographed(history).includes(entryNamed(history, evidence))
}

/** A refusal after which the phone tries the same upload again. */
function isPassing(refusal: Refusal | null): boolean {
  return refusal?.code === 'record.busy'
}
