/* [data-offers]: the bar above a form with texts that were typed and not saved. The server has drawn its own; those of
   this browser are added, newest first. */

// Two texts of the same moment are one: on leaving the page it goes both ways. By the server's clock.
const SAME_MS = 15_000

/* Returns `add(entry)`: whether it was added, which it isn't where the server has the same. */
export function drawOffers(place, timeZone, onTake, onDiscard) {
  const bars = () => [...place.querySelectorAll("[data-offer]")]
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short", timeZone })

  const upgrade = (bar, entry) => {
    const discard = bar.querySelector("[data-discard]")
    discard.hidden = false
    discard.addEventListener("click", async () => {
      await onDiscard(entry)
      bar.remove()
    })
    bar.querySelector("[data-take]").addEventListener("click", (event) => {
      event.preventDefault()
      onTake(entry)
    })
  }

  const ofServer = bars().map((bar) => {
    const { at, kept, key } = bar.dataset
    const entry = { at: Number(at), kept, key: key || undefined, address: bar.querySelector("[data-take]").href }
    upgrade(bar, entry)
    return entry
  })
  const isSame = (entry) => (known) => known.key === entry.key && known.at >= entry.at && known.at - entry.at < SAME_MS

  return (entry) => {
    if (ofServer.some(isSame(entry))) return false
    const bar = place.querySelector("template").content.firstElementChild.cloneNode(true)
    const sentence = bar.querySelector("[data-sentence]")
    sentence.textContent = sentence.textContent.replace("%(time)s", format.format(entry.at))
    bar.dataset.at = entry.at
    upgrade(bar, entry)
    place.insertBefore(bar, bars().find((other) => Number(other.dataset.at) < entry.at) ?? null)
    return true
  }
}
