import { call, type InputOf, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { noteWords } from './words'

type Ids = InputOf<'leave.application'>
type Next = NonNullable<NonNullable<ViewOf<'leave.application'>['notes']>['next']>

/**
 * Uploads a photo and has the cloud take it; answers what to say where that did not succeed, null where it did. A lost answer
 * is asked for again by the call itself, under the same request.
 */
export async function sendNote(
  ids: Ids,
  { place, path }: Next,
  filePath: string,
): Promise<Refusal['text'] | null> {
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: path, filePath })
    const requestId = await newRequestId()
    const reply = await call('leave.attachNote', { ...ids, place, fileID }, { requestId })
    return reply.ok ? null : reply.text
  } catch {
    return noteWords.notSent
  }
}
