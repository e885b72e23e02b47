// A thing of the calendar dropped on another day, or hour: its own "Move to" form, filled in and sent.
import { draggable } from "./drag.js"

const calendar = document.querySelector("[data-calendar]")

draggable(calendar, {
  source: ".planner-entry[draggable=true]",
  target: "[data-day]",
  drop(entry, cell) {
    const form = entry.querySelector("form")
    const { to } = form.elements
    const [, time] = to.defaultValue.split("T")
    const { day, hour } = cell.dataset
    const wanted = `${day}T${hour ? hour + time.slice(2) : time}`
    if (wanted === to.defaultValue) return
    to.value = wanted
    form.requestSubmit()
  },
})

// Escape closes the form and gives its opener the focus back.
calendar.addEventListener("keydown", (event) => {
  const move = event.key === "Escape" && event.target.closest("details[open]")
  if (!move) return
  move.open = false
  move.querySelector("summary").focus()
})

// Back from a move: the browser has scrolled there, and the keyboard goes on from there. Unfold shows the page only
// when its own scripts have begun, and what is hidden takes no focus.
window.addEventListener("load", () => requestAnimationFrame(() => {
  const moved = document.getElementById(window.location.hash.slice(1))
  moved?.querySelector("summary, a")?.focus({ preventScroll: true })
}))
