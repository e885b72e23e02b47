/* dialog[data-login]: an expired login asks for the password in place, so that the text stays where it is. */
import { Refused, post } from "./server.js";

let asking = null

async function ask(dialog) {
  const form = dialog.querySelector("form")
  const message = dialog.querySelector("[role=alert]")
  const code = dialog.querySelector("[data-code]")

  const logIn = async (event) => {
    event.preventDefault()
    const { outcome, sentence, token } = await post(form.action, Object.fromEntries(new FormData(form))).catch((error) =>
      error instanceof Refused ? error.answer : {},
    )
    if (token) for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token
    if (outcome === "done") {
      dialog.close("done")
      return
    }
    message.textContent = sentence ?? dialog.dataset.failure
    code.hidden = outcome !== "code_needed" && code.hidden
    const wanted = form.elements[code.hidden ? "password" : "code"]
    wanted.value = ""
    wanted.focus()
  }

  form.addEventListener("submit", logIn)
  dialog.querySelector("[data-later]").addEventListener("click", () => dialog.close(""))
  dialog.returnValue = ""
  dialog.showModal()
  form.elements.password.focus()
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }))
  form.removeEventListener("submit", logIn)
  form.reset()
  message.textContent = ""
  return dialog.returnValue === "done"
}

/* Whether the person is logged in again. Asked for by several at once, it is one dialog. */
export function askLogin() {
  asking ??= ask(document.querySelector("dialog[data-login]")).finally(() => {
    asking = null
  })
  return asking
}
