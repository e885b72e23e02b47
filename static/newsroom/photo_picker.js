/* The photo library in a dialog: `newsroom.pickPhoto(url, {close, failure}, photo => …)`. Not a module: CKEditor's plugin calls it. */
window.newsroom = window.newsroom || {}

window.newsroom.pickPhoto = (address, words, onChoice) => {
  const dialog = document.createElement("dialog")
  dialog.className = "photo-picker"
  const close = document.createElement("button")
  close.type = "button"
  close.className = "picker-close"
  close.textContent = "×"
  close.setAttribute("aria-label", words.close)
  const content = document.createElement("div")
  dialog.append(close, content)
  document.body.append(dialog)

  const fetchPart = async (url) => {
    const response = await fetch(url, { credentials: "same-origin", redirect: "manual" })
    // An expired login answers with a redirect; the text in the form stays where it is.
    if (!response.ok) throw new Error(String(response.status))
    const part = document.createElement("template")
    part.innerHTML = await response.text()
    return part.content
  }

  const show = async (url) => {
    try {
      content.replaceChildren(await fetchPart(url))
      content.querySelector("input[type=search]")?.focus()
    } catch {
      content.replaceChildren(words.failure)
    }
  }

  const older = async (link) => {
    const part = await fetchPart(link.href)
    content.querySelector(".picker-photos").append(...part.querySelectorAll(".picker-photos > li"))
    const next = part.querySelector(".picker-older")
    const first = content.querySelector(".picker-older")
    if (next) first.replaceWith(next)
    else first.remove()
  }

  dialog.addEventListener("click", (event) => {
    const photo = event.target.closest("[data-photo]")
    const link = event.target.closest("[data-picker-older]")
    if (photo) {
      onChoice({ ...photo.dataset })
      dialog.close()
    } else if (link) {
      event.preventDefault()
      older(link)
    } else if (event.target === dialog || event.target.closest(".picker-close")) {
      dialog.close()
    }
  })
  dialog.addEventListener("submit", (event) => {
    event.preventDefault()
    const url = new URL(address, window.location.href)
    url.search = new URLSearchParams(new FormData(event.target))
    show(url)
  })
  // Back from the tab where a photo was uploaded: it is the first of the list now.
  const refresh = () => content.querySelector("[data-uploading]") && show(address)
  dialog.addEventListener("click", (event) => {
    event.target.closest("[data-picker-upload]")?.setAttribute("data-uploading", "")
  })
  window.addEventListener("focus", refresh)
  dialog.addEventListener("close", () => {
    window.removeEventListener("focus", refresh)
    dialog.remove()
  })
  dialog.showModal()
  show(address)
}
