/* [data-checks]: what the article lacks, of what stands in the form at this moment; each finding leads to its field. */
import { post } from "./server.js";
import { laidOut, typed, watch } from "./typed.js";

const AFTER_MS = 1500
const GOES_TO = "a[href], button:not([hidden]), input:not([type=hidden]), textarea, select, [tabindex='0']"

const list = document.querySelector("[data-checks]")
const form = document.getElementById("article_form")

function show({ summary, html }) {
  const [said, place] = [list.querySelector("[data-summary]"), list.querySelector("[data-findings]")]
  if (said.textContent !== summary) said.textContent = summary
  const fresh = document.createElement("template")
  fresh.innerHTML = html
  if (fresh.innerHTML.trim() === place.innerHTML.trim()) return
  // Who stands on a finding stays there, or, where it is gone, at the line above.
  const stood = place.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null
  place.replaceChildren(fresh.content)
  if (stood === null) return
  const same = [...place.querySelectorAll("a")].find((link) => link.getAttribute("href") === stood)
  ;(same ?? list.querySelector("summary")).focus()
}

function follow() {
  let timer = 0
  let asked = 0

  const ask = async () => {
    const number = ++asked
    try {
      const answer = await post(list.dataset.checks, { fields: typed(form) })
      if (number === asked) show(answer)
    } catch {
      // What can't be asked now is asked at the next change, and by the server before it publishes.
    }
  }
  watch(form, () => {
    clearTimeout(timer)
    timer = setTimeout(ask, AFTER_MS)
  })
  if ("stale" in list.dataset) laidOut(form).then(ask)
}

/* The field itself, or what stands for it: an editor, a chooser. */
function goTo(name) {
  const field = form.querySelector(`[name="${name}"], #id_${name}`)
  const editor = Object.values(window.CKEDITOR?.instances ?? {}).find(({ element }) => element.$ === field)
  const row = field?.closest(`.field-${name}`) ?? field?.parentElement
  if (!row) return false
  row.scrollIntoView({ block: "center" })
  if (editor) editor.focus()
  else [...row.querySelectorAll(GOES_TO)].find((part) => part.tabIndex >= 0 && part.checkVisibility())?.focus({ preventScroll: true })
  return true
}

if (list && form) {
  // Beside the form there is room for all of it.
  if (matchMedia("(min-width: 100rem)").matches) list.querySelector("details").open = true
  follow()
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-field][href^='#']")
    if (link && goTo(link.dataset.field)) event.preventDefault()
  })
}
