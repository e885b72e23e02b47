/* The queue's dialogs. Each gives the focus back to the row where it stood. */

function open(dialog) {
  const alert = dialog.querySelector("[role=alert]")
  if (alert) alert.textContent = ""
  for (const button of dialog.querySelectorAll("[data-cancel]")) button.onclick = () => dialog.close()
  dialog.showModal()
}

export const showHelp = (dialog) => open(dialog)

/* `send(fields)` throws a sentence, and the dialog stays open with what was typed; or gives what to do once it is closed. */
export function ask(dialog, send) {
  const form = dialog.querySelector("form")
  let sending = false
  form.onsubmit = async (event) => {
    event.preventDefault()
    if (sending) return
    sending = true
    try {
      const after = await send([...new FormData(form)])
      dialog.close()
      after?.()
    } catch (error) {
      dialog.querySelector("[role=alert]").textContent = error.message
    } finally {
      sending = false
    }
  }
  form.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  }
  open(dialog)
}

/* A number, or a button. */
export function askReason(dialog, decide) {
  const form = dialog.querySelector("form")
  const note = dialog.querySelector("[data-note]")
  note.value = ""
  const reject = (reason) => {
    dialog.close()
    decide([
      ["reason", reason],
      ["note", note.value],
    ])
  }
  form.onsubmit = (event) => {
    event.preventDefault()
    if (event.submitter?.name === "reason") reject(event.submitter.value)
  }
  form.onkeydown = (event) => {
    if (event.target === note) {
      // Enter would press the first button, whatever it says.
      if (event.key === "Enter") event.preventDefault()
      return
    }
    const button = /^[1-9]$/.test(event.key) && form.querySelector(`[data-number="${event.key}"]`)
    if (!button || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    reject(button.value)
  }
  open(dialog)
}
