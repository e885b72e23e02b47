// The front page desk without reloading. Every change is a button of the form, pressed or dropped: the server answers
// with the page as it would be without this script, and its part is put in the place of ours.
import { draggable } from "./drag.js"

const desk = document.querySelector("[data-front-desk]")
const form = () => desk.querySelector("form")
let asked = 0

async function rearrange(action, name, value, focus) {
  const mine = ++asked
  const data = new FormData(form())
  if (name) data.append(name, value)
  try {
    const response = await fetch(action, { method: "POST", body: data, redirect: "manual" })
    // An expired login answers with a redirect.
    if (!response.ok) throw new Error(String(response.status))
    const part = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-front-desk]")
    if (mine !== asked) return
    const search = desk.querySelector("[type=search]")
    const typed = { value: search.value, at: search.selectionStart }
    desk.replaceChildren(...part.childNodes)
    const target = desk.querySelector(focus)
    if (focus === "#front-q") {
      target.value = typed.value
      target.setSelectionRange(typed.at, typed.at)
    }
    target?.focus({ preventScroll: true })
  } catch {
    // What went wrong is seen best without this script: the login page, or the site's own words.
    const button = document.createElement("button")
    Object.assign(button, { name: name || "again", value, hidden: true })
    button.setAttribute("formaction", action)
    form().append(button)
    leaving = true
    form().requestSubmit(button)
  }
}

const arrangeAddress = () => desk.querySelector(".plan-hidden").getAttribute("formaction")

// The button that does the same once more, or undoes it.
function nextFocus(button) {
  const [, to] = button.value.split(":")
  if (button.name === "put") return `#remove-${to}`
  if (button.name === "remove") return `#pin-${button.value}`
  const verb = button.id.split("-")[0]
  return `#${verb}-${to}, #remove-${to}`
}

let leaving = false
desk.addEventListener("submit", (event) => {
  const button = event.submitter
  const action = button?.getAttribute("formaction")
  if (!action?.endsWith("/arrange/")) {
    // The preview opens beside; saving leaves with all that was done.
    leaving ||= !button?.formTarget
    return
  }
  if (leaving) return
  event.preventDefault()
  rearrange(action, button.name, button.value, button.name ? nextFocus(button) : "#front-q")
})
desk.addEventListener("click", (event) => {
  if (event.target.closest("[data-discard]")) leaving = true
})

let timer
desk.addEventListener("input", (event) => {
  if (event.target.name.startsWith("until_")) {
    desk.toggleAttribute("data-typed", true)
    return
  }
  if (event.target.type !== "search" || !desk.querySelector(".plan-hidden")) return
  clearTimeout(timer)
  timer = setTimeout(() => rearrange(arrangeAddress(), "", "", "#front-q"), 300)
})

draggable(desk, {
  source: "[draggable=true]",
  target: ".front-place",
  drop(source, target) {
    const to = target.dataset.position
    const { article, position } = source.dataset
    if (position === to) return
    if (article) rearrange(arrangeAddress(), "put", `${article}:${to}`, `#remove-${to}`)
    else rearrange(arrangeAddress(), "move", `${position}:${to}`, `#remove-${to}`)
  },
})

window.addEventListener("beforeunload", (event) => {
  const unsaved = desk.hasAttribute("data-typed") || desk.querySelector("[name=changed]")
  if (unsaved && !leaving) event.preventDefault()
})
