/* Verdicts, sent at once: the row has left before the server answers, and comes back if it refuses. */
import { LoginExpired, Refused, post, token } from "./server.js"

/* Fifty names would cover the rows. */
const NAMED = 3
const more = (number) => (number > 0 ? ` +${number}` : "")
const names = (rows) => rows.slice(0, NAMED).map((row) => row.dataset.name).join(", ") + more(rows.length - NAMED)

export function makeVerdicts({ form, rows, say, count, words, onTaken }) {
  // Of each verdict a promise of what an undo has to name.
  const done = []
  const address = (verb) => form.action.replace(/[^/]+\/$/, `${verb}/`)

  async function send(url, fields) {
    const body = new URLSearchParams(fields)
    body.set("back", form.elements.back.value)
    const headers = { Accept: "application/json", "X-CSRFToken": token() }
    return count.during(post(url, null, { headers, body }))
  }

  const why = (error) => {
    if (error instanceof LoginExpired) return words.expired
    return (error instanceof Refused && error.message) || words.failed
  }

  /* Puts back what was refused; gives what was done, as an undo has to name it. */
  function settle(answer, taken) {
    const [named, refused] = [[], []]
    for (const { id, refusal, chosen, row: html, waits } of answer.results) {
      if (!refusal) {
        named.push(chosen)
        continue
      }
      const old = taken.find((row) => row.dataset.row === String(id))
      const row = html ? rows.put(html) : old
      rows.complain(row, refusal, !waits)
      refused.push(`${row.dataset.name}: ${refusal}`)
    }
    if (refused.length) say(refused[0] + more(refused.length - 1))
    return named
  }

  function decide(verb, taken, fields = []) {
    const chosen = taken.map((row) => ["comment", row.dataset.chosen])
    for (const row of taken) row.querySelector("input[type=checkbox]").checked = false
    rows.take(taken)
    say(`${words[verb]} ${names(taken)}`)
    const sent = send(address(verb), [...fields, ...chosen]).then(
      (answer) => settle(answer, taken),
      (error) => {
        for (const row of taken) rows.complain(row, why(error))
        say(why(error))
        return []
      },
    )
    done.push(sent)
    onTaken()
  }

  async function undo() {
    let named = []
    while (done.length && !named.length) {
      named = await done.pop()
      if (named.banned && !named.length) {
        say(words.banned)
        return
      }
    }
    if (!named.length) {
      say(words.nothing)
      return
    }
    try {
      const { results } = await send(address("undo"), named.map((chosen) => ["comment", chosen]))
      const back = results.filter((result) => result.row).map(({ row, refusal, waits }) => {
        const put = rows.put(row)
        if (refusal) rows.complain(put, refusal, !waits)
        return put
      })
      if (back.length) rows.focus(back[0])
      const refusal = results.find((result) => result.refusal)?.refusal
      const undone = `${words.undo} ${names(back)}`
      say(refusal ?? (named.banned ? `${undone}. ${words.banned}` : undone))
    } catch (error) {
      // Still to be undone, when the server is back.
      done.push(Promise.resolve(named))
      say(why(error))
    }
  }

  /* Editing and banning, from a dialog that stays open until the server agrees: throws its sentence. */
  async function change(verb, row, data) {
    const url = row.querySelector(`[data-verb=${verb}]`).href
    const seen = row.dataset.chosen.split(":")[1]
    const answer = await send(url, [...data, ["seen", seen]]).catch((error) => {
      throw new Error(why(error))
    })
    const [result] = answer.results
    if (result?.refusal && !answer.said) throw new Error(result.refusal)
    return () => {
      say(answer.said || `${words[verb]} ${row.dataset.name}`)
      const named = !result || result.refusal ? [] : [result.chosen]
      done.push(Promise.resolve(Object.assign(named, { banned: verb === "ban" })))
      if (!result) return
      if (result.row) {
        const put = rows.put(result.row, { focused: true })
        if (result.refusal) rows.complain(put, result.refusal, !result.waits)
        return
      }
      rows.take([row])
      onTaken()
    }
  }

  return { decide, undo, change }
}
