// Drag and drop of the browser's own: `draggable(root, {source, target, drop})`, the first two being selectors.
// Whatever is dropped can be done by a button or a form as well; this is for who has a mouse in hand.
export function draggable(root, { source, target, drop }) {
  let dragged = null
  let over = null

  const mark = (element) => {
    if (element === over) return
    over?.classList.remove("drag-over")
    over = element
    over?.classList.add("drag-over")
  }
  const end = () => {
    dragged?.classList.remove("dragged")
    root.classList.remove("dragging")
    mark(null)
    dragged = null
  }

  root.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.(source)
    if (!dragged) return
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", dragged.innerText.trim())
    dragged.classList.add("dragged")
    root.classList.add("dragging")
  })
  root.addEventListener("dragover", (event) => {
    if (!dragged) return
    const found = event.target.closest(target)
    mark(found)
    if (!found) return
    event.preventDefault()
    event.dataTransfer.dropEffect = "move"
  })
  root.addEventListener("dragleave", (event) => {
    if (!root.contains(event.relatedTarget)) mark(null)
  })
  root.addEventListener("drop", (event) => {
    const [from, to] = [dragged, dragged && event.target.closest(target)]
    end()
    if (!to) return
    event.preventDefault()
    drop(from, to)
  })
  root.addEventListener("dragend", end)
}
