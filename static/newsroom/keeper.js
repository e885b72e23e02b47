/* Sends what is typed to the server, and to this browser's storage where that fails. */
import { LoginExpired, Refused, post } from "./server.js";

const CONFLICT = 409
// Another tab may be typing into the same article; each that is put aside makes room for the next.
const ATTEMPTS = 3
// A request that outlives its page may have 64 KB, by the rules of browsers.
const KEEPALIVE_BYTES = 60_000

/* `page` is what the server said of the form (articles.admin.autosave_form); `read()` gives what stands in it, and
   `say(state, moment or sentence)` tells the person. */
export function makeKeeper({ page, shelf, read, say, onExpired }) {
  let over = page.over
  let known = null
  let sending = null
  // What is on its way; it never fails.
  let turn = Promise.resolve()
  let ended = false

  const bodyOf = ({ fields, basedOn, key, twinOf }) => ({ user: page.user, fields, based_on: basedOn, key, twin_of: twinOf, over })
  const isKnown = (entry) => JSON.stringify(entry.fields) === known

  /* Over whatever was kept before: what this form doesn't know of is put aside here first. */
  async function send(entry, options) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await post(page.url, bodyOf(entry), options)
      } catch (error) {
        const isConflict = error instanceof Refused && error.status === CONFLICT
        if (!isConflict || attempt === ATTEMPTS) throw error
        const { fields, kept, at, based_on: basedOn } = error.answer
        shelf.putAside({ ...entry, fields, at, kept, basedOn })
        over = kept
      }
    }
  }

  function explain(error, isHere = true) {
    if (error instanceof LoginExpired) onExpired()
    if (error instanceof Refused && error.message) say("refused", error.message)
    else say(isHere ? "browser" : "nowhere", shelf.now())
  }

  async function keepNow(entry) {
    sending = new AbortController()
    try {
      const answer = await send(entry, { signal: sending.signal })
      over = answer.kept
      known = JSON.stringify(entry.fields)
      shelf.clear()
      say("server", answer.at)
    } catch (error) {
      if (!ended) explain(error, shelf.put(entry))
    } finally {
      sending = null
    }
  }

  return {
    keep: () => {
      const entry = read()
      if (!sending && !ended && !isKnown(entry)) turn = keepNow(entry)
    },
    /* Another text instead of this form's: after what is still on its way, lest that come back as a stranger's. */
    replace: async (entry) => {
      await turn
      sending = new AbortController()
      try {
        await send(entry)
      } finally {
        sending = null
      }
    },
    explain,
    over: () => over,
    /* What stands in the form is what it came with: there is nothing to keep. */
    settle: () => {
      known = JSON.stringify(read().fields)
    },
    isSettled: () => isKnown(read()),
    /* Whether it is in this browser now. */
    shelveNow: () => isKnown(read()) || shelf.put(read()),
    /* The form is being sent, or another text is about to be opened. */
    end: () => {
      ended = true
      sending?.abort()
    },
    /* The page goes, and nobody will hear the answer. */
    leave: () => {
      const entry = read()
      if (ended || isKnown(entry)) return
      shelf.put(entry)
      const body = bodyOf(entry)
      if (JSON.stringify(body).length * 2 < KEEPALIVE_BYTES) post(page.url, body, { keepalive: true }).catch(() => {})
    },
  }
}
