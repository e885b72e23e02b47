/* [data-photo-focus]: the point of a picture that every crop keeps. Click on it, or move the mark by arrow keys; the crops
   beside it follow. A file that has just been chosen is shown before it is uploaded. */
{
  const STEP = 0.01
  const FAR = 0.1
  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
  const within = (value, least = 0, most = 1) => Math.min(Math.max(value, least), most)

  const read = (field) => {
    const [x, y] = field.querySelector("input").value.split("x").map(Number)
    return Number.isFinite(x) && Number.isFinite(y) ? [within(x), within(y)] : [0.5, 0.5]
  }

  const write = (field, x, y) => {
    const input = field.querySelector("input")
    input.value = `${within(x).toFixed(3)}x${within(y).toFixed(3)}`
    input.dispatchEvent(new Event("change", { bubbles: true }))
    show(field)
  }

  // Of the side that is cut, the server keeps the part around the point, as far as the picture reaches.
  const position = (point, kept) => {
    if (kept >= 1) return 50
    return (within(point - kept / 2, 0, 1 - kept) / (1 - kept)) * 100
  }

  const show = (field) => {
    const [x, y] = read(field)
    const marker = field.querySelector(".focus-marker")
    marker.style.left = `${x * 100}%`
    marker.style.top = `${y * 100}%`
    const words = field.dataset.words.replace("[x]", `${Math.round(x * 100)} %`).replace("[y]", `${Math.round(y * 100)} %`)
    marker.setAttribute("aria-label", words)
    field.querySelector(".focus-place").textContent = words
    for (const figure of field.querySelectorAll("[data-ratio]")) {
      const picture = figure.querySelector("img")
      const wanted = Number(figure.dataset.ratio)
      const ratio = picture.naturalWidth / picture.naturalHeight || wanted
      picture.style.aspectRatio = wanted
      picture.style.objectPosition = `${position(x, wanted / ratio)}% ${position(y, ratio / wanted)}%`
    }
  }

  const preview = (field, file) => {
    const address = URL.createObjectURL(file)
    for (const picture of field.querySelectorAll("img")) picture.src = address
    for (const part of field.querySelectorAll(".focus-stage, .focus-crops")) part.hidden = false
    field.querySelector(".focus-none").hidden = true
    write(field, 0.5, 0.5)
  }

  const start = (field) => {
    const box = field.querySelector(".focus-picture")
    const marker = field.querySelector(".focus-marker")
    box.addEventListener("click", (event) => {
      // Enter on the mark is a click without a place.
      if (event.detail === 0) return
      const edges = box.getBoundingClientRect()
      write(field, (event.clientX - edges.left) / edges.width, (event.clientY - edges.top) / edges.height)
      marker.focus()
    })
    marker.addEventListener("keydown", (event) => {
      const move = MOVES[event.key]
      if (!move) return
      event.preventDefault()
      const step = event.shiftKey ? FAR : STEP
      const [x, y] = read(field)
      write(field, x + move[0] * step, y + move[1] * step)
    })
    for (const picture of field.querySelectorAll("img")) picture.addEventListener("load", () => show(field))
    field.closest("form")?.querySelector("[data-photo-file]")?.addEventListener("change", (event) => {
      const [file] = event.target.files
      if (file) preview(field, file)
    })
    show(field)
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-photo-focus]").forEach(start))
}
