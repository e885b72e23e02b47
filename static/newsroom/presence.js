/* [data-presence]: tells the server that the form is open, and whoever has it open who else has. */
import { post } from "./server.js";

const BEAT_MS = 20_000

const place = document.querySelector("[data-presence]")
if (place) {
  let seen = ""

  const show = (sentences) => {
    if (sentences.join() === [...place.children].map((line) => line.textContent).join()) return
    place.replaceChildren(
      ...sentences.map((sentence) => {
        const line = document.createElement("p")
        line.textContent = sentence
        return line
      }),
    )
  }

  const beat = async () => {
    try {
      const answer = await post(place.dataset.presence, {})
      seen = answer.seen
      show(answer.others)
    } catch {
      // Nothing is known without the server, which autosave.js tells its reader.
      show([])
    }
  }

  beat()
  setInterval(beat, BEAT_MS)
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && beat())
  window.addEventListener("pageshow", (event) => event.persisted && beat())
  window.addEventListener("pagehide", () => post(place.dataset.left, { seen }, { keepalive: true }).catch(() => {}))
}
