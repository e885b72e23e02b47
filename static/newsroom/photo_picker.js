/* The photo library in a dialog: `newsroom.pickPhoto(url, {close, failure, button}, photo => …, onClose)`. Not a module:
   CKEditor's plugin calls it. */
window.newsroom = window.newsroom || {}

window.newsroom.pickPhoto = (address, words, onChoice, onClose) => {
  const dialog = document.createElement("dialog")
  dialog.className = "photo-picker"
  dialog.setAttribute("aria-label", words.button ?? document.activeElement.innerText.trim())
  const close = document.createElement("button")
  close.type = "button"
  close.className = "picker-close"
  close.textContent = "×"
  close.setAttribute("aria-label", words.close)
  const content = document.createElement("div")
  dialog.append(close, content)
  document.body.append(dialog)

  const ask = async (url, options = {}) => {
    const response = await fetch(url, { credentials: "same-origin", redirect: "manual", ...options })
    // An expired login answers with a redirect; the text in the form stays where it is.
    if (!response.ok) throw new Error(String(response.status))
    const part = document.createElement("template")
    part.innerHTML = await response.text()
    return { part: part.content, isDone: response.status === 204 }
  }

  const show = async (url) => {
    try {
      content.replaceChildren((await ask(url)).part)
      content.querySelector("input[type=search]")?.focus()
    } catch {
      content.replaceChildren(words.failure)
    }
  }

  const older = async (link) => {
    try {
      const { part } = await ask(link.href)
      const fresh = [...part.querySelectorAll(".picker-photos > li")]
      content.querySelector(".picker-photos").append(...fresh)
      const next = part.querySelector(".picker-older")
      const first = content.querySelector(".picker-older")
      if (next) first.replaceWith(next)
      else first.remove()
      fresh[0]?.querySelector("button")?.focus()
    } catch {
      link.replaceWith(words.failure)
    }
  }

  // What has just been uploaded is described here, too; what was refused stays to be read.
  const describe = async ({ failed, link }) => {
    const refused = failed.map((job) => job.item)
    await show(`${link}&part=1`)
    if (refused.length) {
      const list = document.createElement("ol")
      list.className = "photo-uploads"
      list.setAttribute("role", "alert")
      list.append(...refused)
      content.prepend(list)
    }
    content.querySelector("[data-photo-describe] input[name$=alt_ru]")?.focus()
  }

  const describeDone = async (form) => {
    const data = new FormData(form)
    try {
      const { part, isDone } = await ask(form.action, { method: "POST", body: data })
      if (isDone) show(address)
      else content.replaceChildren(part)
    } catch {
      const warning = document.createElement("p")
      warning.className = "photo-error"
      warning.setAttribute("role", "alert")
      warning.textContent = words.failure
      form.append(warning)
    }
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
    } else if (event.target.closest("[data-photo-later]")) {
      show(address)
    } else if (event.target === dialog || event.target.closest(".picker-close")) {
      dialog.close()
    }
  })
  dialog.addEventListener("submit", (event) => {
    event.preventDefault()
    if (event.target.matches("[data-photo-describe]")) return describeDone(event.target)
    if (event.target.matches("[data-photo-drop]")) return undefined
    const url = new URL(address, window.location.href)
    url.search = new URLSearchParams(new FormData(event.target))
    return show(url)
  })
  dialog.addEventListener("newsroom:uploaded", (event) => {
    event.preventDefault()
    describe(event.detail)
  })
  dialog.addEventListener("close", () => {
    dialog.remove()
    onClose?.()
  })
  dialog.showModal()
  show(address)
}
