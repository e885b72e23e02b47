/* The rows of the queue: which one is meant, and their coming and going. */

export function makeRows(list, empty) {
  const all = () => [...list.querySelectorAll("[data-row]")]
  const open = () => all().filter((row) => !row.hasAttribute("data-decided"))
  let last = null

  function current() {
    const focused = document.activeElement?.closest?.("[data-row]")
    if (focused) return focused
    return last?.isConnected ? last : (all()[0] ?? null)
  }

  function focus(row) {
    if (!row) {
      empty.hidden = all().length > 0
      empty.focus()
      return
    }
    empty.hidden = true
    last = row
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: "nearest" })
  }

  const isBefore = (row, other) =>
    Number(row.dataset.at) - Number(other.dataset.at) || Number(row.dataset.row) - Number(other.dataset.row)

  /* Where it stood, whatever has come and gone around it. */
  function insert(row) {
    const next = all().find((other) => isBefore(row, other) < 0)
    if (next) next.before(row)
    else list.append(row)
    empty.hidden = true
  }

  return {
    all,
    current,
    focus,
    chosen: () => open().filter((row) => row.querySelector("input[type=checkbox]")?.checked),
    focusFirst: () => all().length && focus(all()[0]),
    move(step) {
      const rows = all()
      const focused = document.activeElement?.closest?.("[data-row]")
      focus(focused ? (rows[rows.indexOf(focused) + step] ?? focused) : current())
    },
    /* They leave at once; the focus goes on to what comes next. */
    take(rows) {
      const before = all()
      const at = before.indexOf(rows.at(-1))
      const staying = (row) => !rows.includes(row)
      const next = before.slice(at + 1).find(staying) ?? before.slice(0, at).findLast(staying)
      for (const row of rows) row.remove()
      focus(next)
    },
    /* A new one in the place of the old, if there is one. */
    put(html, { focused = false } = {}) {
      const row = new DOMParser().parseFromString(html, "text/html").querySelector("[data-row]")
      if (!row) return null
      const old = list.querySelector(`[data-row="${row.dataset.row}"]`)
      if (old) old.replaceWith(row)
      else insert(row)
      if (focused) focus(row)
      return row
    },
    /* What the server would not do stands again, and says why. `isOver`: it is decided, and nothing can be done here. */
    complain(row, sentence, isOver = false) {
      if (!row.isConnected) insert(row)
      row.querySelector(".queue-refusal")?.remove()
      const line = document.createElement("p")
      line.className = "queue-refusal plan-error"
      line.textContent = sentence
      row.querySelector("header").after(line)
      row.toggleAttribute("data-decided", isOver)
    },
    append(html) {
      const known = new Set(all().map((row) => row.dataset.row))
      const parsed = new DOMParser().parseFromString(html, "text/html")
      const fresh = [...parsed.querySelectorAll("[data-row]")].filter((row) => !known.has(row.dataset.row))
      const wasEmpty = !all().length
      list.append(...fresh)
      if (wasEmpty && fresh.length) focus(fresh[0])
    },
  }
}
