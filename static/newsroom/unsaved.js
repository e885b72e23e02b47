/* What was typed earlier and never saved: offered above the form, taken back into it, or discarded. */
import { drawOffers } from "./offers.js";
import { post } from "./server.js";
import { openShelf, ownersOf } from "./shelf.js";

/* `opened`: the fields that the form came with; `current()`: what stands in it, if that isn't saved, or null. */
export function offerUnsaved({ page, shelf, keeper, skew, opened, current, failed }) {
  const beginning = `${page.user}:new:`
  const shelves = page.article ? [shelf] : ownersOf(beginning).map((owner) => openShelf(owner, skew))

  const dropHere = (at) => {
    for (const each of shelves) {
      if (each.unsent()?.at === at) each.clear()
      each.dropAside(at)
    }
  }

  const take = async (entry) => {
    const typed = current()
    if (typed) shelf.putAside(typed)
    // The server's may have been put aside since, because somebody typed on without a look at it.
    const fields = entry.fields ?? shelf.aside().find((aside) => aside.kept === entry.kept)?.fields
    try {
      if (fields) await keeper.replace({ ...entry, fields })
    } catch (error) {
      failed(error)
      return
    }
    keeper.end()
    if (fields) dropHere(entry.at)
    window.location.assign(entry.address ?? page.takeUrl.replace("KEY", entry.key ?? ""))
  }

  const discard = async (entry) => {
    dropHere(entry.at)
    if (entry.kept) await post(page.forgetUrl, { user: page.user, over: entry.kept, key: entry.key }).catch(() => {})
  }

  const add = drawOffers(document.querySelector("[data-offers]"), page.timeZone, take, discard)
  for (const each of shelves) {
    each.dropUntil(page.savedAt)
    // From now on there is place for what is typed in this form.
    const unsent = each.unsent()
    if (unsent && each.putAside(unsent)) each.clear()
    for (const entry of each.aside()) {
      const isSaved = page.madeKeys.includes(entry.key)
      const isElsewhere = (entry.twinOf ?? null) !== page.twinOf
      if (isSaved || JSON.stringify(entry.fields) === opened) dropHere(entry.at)
      else if (!isElsewhere && !add(entry)) dropHere(entry.at)
    }
  }
}
