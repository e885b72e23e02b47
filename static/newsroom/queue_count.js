/* How many wait: what the answers say of it, as long as they can know it. */
import { get } from "./server.js"

/* `shown(number)` puts it on the page, `url` answers it as JSON. */
export function makeCount(shown, url) {
  let underway = 0
  let overlapped = false
  let latest = 0

  /* Shows what the answer to a request says; gives the answer.
     Of requests that are under way together each may have been counted before the other was stored: when all have
     been answered, the number is asked for. */
  async function during(request) {
    const mine = ++latest
    overlapped ||= underway > 0
    underway += 1
    try {
      const answer = await request
      if (mine === latest) shown(answer.waiting)
      return answer
    } finally {
      underway -= 1
      if (!underway && overlapped) {
        overlapped = false
        // Without an answer the next verdict's tells it.
        during(get(url)).catch(() => {})
      }
    }
  }

  return { during }
}
