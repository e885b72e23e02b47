/* The moderators' queue: what keys and buttons do to the row that has the focus, or to all that are chosen. */
import { makeCount } from "./queue_count.js"
import { ask, askReason, showHelp } from "./queue_dialogs.js"
import { listenToKeys } from "./queue_keys.js"
import { makeMore } from "./queue_more.js"
import { makeRows } from "./queue_rows.js"
import { makeVerdicts } from "./queue_verdicts.js"

const root = document.querySelector("[data-queue]")
const form = root.querySelector("[data-form]")
const line = root.querySelector("[data-said]")
const dialog = (name) => root.querySelector(`[data-dialog=${name}]`)
const say = (text) => {
  line.textContent = text
}

const rows = makeRows(form.querySelector("[data-rows]"), form.querySelector("[data-empty]"))
const count = makeCount((waiting) => {
  root.querySelector("[data-waiting]").textContent = waiting
}, root.dataset.count)
const more = makeMore({ root, rows, count })
const verdicts = makeVerdicts({ form, rows, say, count, words: root.dataset, onTaken: () => more.fill() })

function showChosen() {
  const number = rows.chosen().length
  const place = form.querySelector("[data-chosen-number]")
  if (place) place.textContent = number || "—"
  form.toggleAttribute("data-some-chosen", number > 0)
}

const targets = (row) => {
  const chosen = rows.chosen()
  return chosen.length ? chosen : row ? [row] : []
}

const does = {
  j: () => rows.move(1),
  k: () => rows.move(-1),
  x: (row) => {
    const box = row?.querySelector("input[type=checkbox]")
    if (box) box.checked = !box.checked
    showChosen()
  },
  u: () => verdicts.undo(),
  "?": () => showHelp(dialog("help")),
  approve: (taken) => verdicts.decide("approve", taken),
  spam: (taken) => verdicts.decide("spam", taken),
  reject: (taken) => askReason(dialog("reject"), (data) => verdicts.decide("reject", taken, data)),
  edit: (row) => {
    const text = dialog("edit").querySelector("textarea")
    text.value = row.querySelector("[data-text]").textContent
    ask(dialog("edit"), (data) => verdicts.change("edit", row, data))
    text.setSelectionRange(0, 0)
  },
  ban: (row) => {
    if (!row.dataset.targets) {
      say(root.dataset.unknown)
      return
    }
    const known = row.dataset.targets.split(" ")
    for (const box of dialog("ban").querySelectorAll("[name=target]")) {
      box.disabled = !known.includes(box.value)
      box.checked = box.value === known[0]
      box.closest("label").hidden = box.disabled
    }
    ask(dialog("ban"), (data) => verdicts.change("ban", row, data))
  },
}

const verbs = { a: "approve", r: "reject", s: "spam", e: "edit", b: "ban" }
const offered = (verb) => (verb === "ban" ? dialog("ban") : root.querySelector(`[data-verb=${verb}]`))

listenToKeys(root, (key) => {
  const row = rows.current()
  const verb = verbs[key]
  if (!verb) {
    does[key]?.(row)
    return key in does
  }
  if (!offered(verb)) return false
  const taken = targets(row).filter((each) => !each.hasAttribute("data-decided"))
  if (taken.length) does[verb](["edit", "ban"].includes(verb) ? row : taken)
  showChosen()
  return true
})

root.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-verb]")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  does[link.dataset.verb](link.closest("[data-row]"))
})
form.addEventListener("submit", (event) => {
  const verb = event.submitter?.dataset.verb
  const row = event.submitter?.closest("[data-row]")
  const taken = row ? [row] : rows.chosen()
  // What a single button undoes, the page says best when it is loaded again.
  if (!verb || verb === "undo") return
  event.preventDefault()
  if (taken.length) does[verb](taken)
  showChosen()
})
form.addEventListener("change", showChosen)

const all = form.querySelector("[data-all]")
all?.removeAttribute("hidden")
all?.addEventListener("click", () => {
  const every = rows.chosen().length < rows.all().length
  for (const row of rows.all()) row.querySelector("input[type=checkbox]").checked = every
  showChosen()
})
const help = root.querySelector("[data-help]")
help?.removeAttribute("hidden")
help?.addEventListener("click", does["?"])
rows.focusFirst()
showChosen()
