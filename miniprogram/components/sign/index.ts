/** A drawn mark in the colour of the text around it. Screen readers skip it: the words beside it say the same. */
Component({
  properties: {
    /** One of `names.ts`; nothing is drawn while it is empty. */
    name: String,
    /** rpx before the text size is applied; without it the mark is as large as the text. */
    size: Number,
  },
})
