/* The next fifty, before the last of these is decided. */
import { get } from "./server.js"

const FEW = 15
// Where nothing more waited, the server is asked again no sooner.
const PAUSE = 15_000

export function makeMore({ root, rows, count }) {
  let next = root.dataset.next
  let loading = false
  let notBefore = 0

  async function load() {
    if (loading || Date.now() < notBefore) return
    loading = true
    notBefore = Date.now() + PAUSE
    try {
      const answer = await count.during(get(next))
      next = answer.next
      if (!answer.rows) return
      rows.append(answer.rows)
      notBefore = 0
    } catch {
      // The link below the rows still leads on.
    } finally {
      loading = false
    }
  }

  root.querySelector("[data-more]")?.addEventListener("click", (event) => {
    event.preventDefault()
    notBefore = 0
    load()
  })
  return {
    fill() {
      if (rows.all().length < FEW) load()
    },
  }
}
