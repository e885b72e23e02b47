/* What stands in a form at this moment: `{name: [values]}`, CKEditor's texts included. */

const LEFT_OUT = new Set(["csrfmiddlewaretoken", "based_on", "seen"])
const NOT_TYPED = new Set(["submit", "button", "reset", "file", "password"])
// A form whose editor doesn't come up is still a form.
const EDITOR_MS = 5000

const editors = () => Object.values(window.CKEDITOR?.instances ?? {})
const editorOf = (element) => editors().find((editor) => editor.element.$ === element && editor.status === "ready")

function valuesOf(element) {
  if (element.type === "checkbox" || element.type === "radio") return element.checked ? [element.value] : []
  if (element.type === "select-multiple") return [...element.selectedOptions].map((option) => option.value)
  return [editorOf(element)?.getData() ?? element.value]
}

export function typed(form) {
  const fields = {}
  for (const element of form.elements) {
    const { name, type } = element
    if (!name || name.startsWith("_") || LEFT_OUT.has(name) || NOT_TYPED.has(type)) continue
    fields[name] = [...(fields[name] ?? []), ...valuesOf(element)]
  }
  return fields
}

/* Calls `touched` at each change: by hand, by Select2 (which tells jQuery alone), in the editor. */
export function watch(form, touched) {
  form.addEventListener("input", touched)
  form.addEventListener("change", touched)
  window.django?.jQuery?.(form).on("change", touched)
  const follow = (editor) => editor.element.$.form === form && editor.on("change", touched)
  for (const editor of editors()) follow(editor)
  window.CKEDITOR?.on("instanceCreated", (event) => event.editor.on("loaded", () => follow(event.editor)))
}

/* Resolves when the editor has written the HTML of the text its own way, which is no change of it. */
export function laidOut(form) {
  const area = form.querySelector("textarea[data-type=ckeditortype]")
  return new Promise((resolve) => {
    if (!area || editorOf(area)) resolve()
    window.CKEDITOR?.on("instanceReady", (event) => event.editor.element.$ === area && resolve())
    setTimeout(resolve, EDITOR_MS)
  })
}
