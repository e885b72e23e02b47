/* #newsroom-autosave: nothing typed into an article's form is lost, whether it is saved or not. */
import { makeKeeper } from "./keeper.js";
import { askLogin } from "./login_dialog.js";
import { token } from "./server.js";
import { openShelf } from "./shelf.js";
import { laidOut, typed, watch } from "./typed.js";
import { offerUnsaved } from "./unsaved.js";

const AFTER_MS = 2000
const AT_LEAST_MS = 10_000

async function start(page, form, line) {
  const skew = Date.now() - page.now
  const shelf = openShelf(`${page.user}:${page.article ?? `new:${page.key}`}`, skew)
  const read = () => ({
    fields: typed(form),
    basedOn: Number(form.elements.based_on?.value) || null,
    key: page.key,
    twinOf: page.twinOf ?? undefined,
  })
  const words = line.querySelector("[data-words]")
  const logInAgain = line.querySelector("button")
  let isTyped = page.isUnsaved
  let timer = 0

  const say = (state, detail) => {
    const time = new Date(detail).toLocaleTimeString(document.documentElement.lang, { timeZone: page.timeZone })
    line.dataset.autosaveState = state
    // What goes well every few seconds isn't read out.
    words.setAttribute("aria-live", state === "server" ? "off" : "polite")
    words.textContent = state === "refused" ? detail : page.words[state].replace("%(time)s", time)
    if (state === "server") logInAgain.hidden = true
  }
  const logIn = async () => {
    logInAgain.hidden = false
    if (await askLogin()) keeper.keep()
  }
  const keeper = makeKeeper({ page, shelf, read, say, onExpired: () => logInAgain.hidden && logIn() })

  line.hidden = false
  document.querySelector("#submit-row .container")?.before(line)
  logInAgain.addEventListener("click", logIn)
  // Editors and choosers tell of changes that they make themselves while they come up; a person's are trusted.
  form.addEventListener("input", (event) => {
    isTyped ||= event.isTrusted
  })
  watch(form, () => {
    clearTimeout(timer)
    timer = setTimeout(keeper.keep, AFTER_MS)
  })
  window.addEventListener("online", keeper.keep)
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keeper.keep())
  window.addEventListener("pagehide", keeper.leave)
  window.addEventListener("beforeunload", (event) => {
    if (!keeper.isSettled() && !keeper.shelveNow()) event.preventDefault()
  })
  form.addEventListener("submit", () => {
    // Whatever becomes of the request, the text is still here; the form that opens after a saving clears it.
    keeper.shelveNow()
    keeper.end()
    document.querySelector("input[name=_over]").value = keeper.over()
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token()
  })

  if (!isTyped) keeper.settle()
  await laidOut(form)
  if (!isTyped) keeper.settle()
  const opened = JSON.stringify(typed(form))
  const current = () => (isTyped || JSON.stringify(typed(form)) !== opened ? read() : null)
  offerUnsaved({ page, shelf, keeper, skew, opened, current, failed: keeper.explain })
  if (page.isUnsaved) keeper.keep()
  setInterval(keeper.keep, AT_LEAST_MS)
}

const data = document.getElementById("newsroom-autosave")
if (data) {
  start(JSON.parse(data.textContent), document.getElementById("article_form"), document.querySelector("[data-autosave-state]"))
}
