/* A list whose rows are ticked: what is to be done with them is chosen below the last one. Enter in a row's box goes
   there; left alone it would send the form before anything was chosen. */

addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("#changelist-form [type=checkbox]")) return
  event.preventDefault()
  document.querySelector("#changelist-actions select")?.focus()
})
