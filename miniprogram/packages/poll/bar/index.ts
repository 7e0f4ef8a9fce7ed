/** 一条: a name, its share as words, and a bar as long as the share. All bars have one colour, so that none is favoured. */
Component({
  properties: {
    /** As the cloud gives it: name, text, share 0–1 or null where it is not published, face. */
    item: { type: Object, value: { name: '', text: '', share: null, face: '' } },
  },
})
