/* One letter, in whatever layout: in a Russian or Ukrainian one the key of "a" writes "ф". Can be turned off. */
const OFF = "queue-keys-off"

const letterOf = (event) => {
  if (/^[a-z?]$/i.test(event.key)) return event.key.toLowerCase()
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : ""
}
const isTyping = (element) => element?.matches?.("textarea, select, [contenteditable], input:not([type=checkbox])")

/* `act(key)` says whether the key did something. */
export function listenToKeys(root, act) {
  const box = root.querySelector("[data-keys-on]")
  if (box) {
    box.checked = !localStorage.getItem(OFF)
    box.addEventListener("change", () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")))
  }
  document.addEventListener("keydown", (event) => {
    const key = letterOf(event)
    if (!key || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return
    if (box && !box.checked) return
    // A key that is held down goes through the list, and decides nothing twice.
    if (event.repeat && key !== "j" && key !== "k") return
    if (act(key)) event.preventDefault()
  })
}
