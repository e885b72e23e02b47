/* A text field that offers what the newsroom's autocomplete finds: `new Combobox({url, words, offered, taken, choose})`.
   `offered`: rows {id, text} shown before anything is typed; `taken()`: a set of ids that are left out; `choose(row)`. */
const WAIT_MS = 200
let number = 0

export class Combobox {
  constructor(options) {
    Object.assign(this, options, { found: [], at: -1 })
    const id = `combobox-${++number}`
    const make = (tag, properties) => Object.assign(document.createElement(tag), properties)
    this.input = make("input", { type: "text", autocomplete: "off", placeholder: this.words.add, role: "combobox" })
    this.input.setAttribute("aria-controls", id)
    this.input.setAttribute("aria-autocomplete", "list")
    // A long list scrolls, and what scrolls would be a stop for the Tab key: one that closes, and the focus is nowhere.
    this.results = make("ul", { id, role: "listbox", className: "combobox-results", tabIndex: -1 })
    this.status = make("p", { className: "combobox-status", role: "status" })
    this.element = make("div", { className: "combobox" })
    this.element.append(this.input, this.results, this.status)
    this.close()
    this.input.addEventListener("focus", () => this.search())
    this.input.addEventListener("blur", () => this.close())
    this.input.addEventListener("keydown", (event) => this.key(event))
    this.input.addEventListener("input", (event) => {
      // What is looked for is no change of the form.
      event.stopPropagation()
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.search(), WAIT_MS)
    })
    this.input.addEventListener("change", (event) => event.stopPropagation())
    // Before the field loses the focus, which would close the list.
    this.results.addEventListener("mousedown", (event) => {
      event.preventDefault()
      const row = event.target.closest("[role=option]")
      if (row) this.take([...this.results.children].indexOf(row))
    })
  }

  async search() {
    const term = this.input.value.trim()
    try {
      const rows = term ? await this.fetch(term) : this.offered
      if (term !== this.input.value.trim() || document.activeElement !== this.input) return
      const taken = this.taken()
      this.show(rows.filter((row) => !taken.has(String(row.id))))
      this.status.textContent = term && !this.found.length ? this.words.none : ""
    } catch {
      this.status.textContent = this.words.failure
    }
  }

  async fetch(term) {
    const response = await fetch(`${this.url}&term=${encodeURIComponent(term)}`, { redirect: "manual" })
    if (!response.ok) throw new Error(String(response.status))
    return (await response.json()).results
  }

  show(found) {
    this.found = found
    this.results.replaceChildren(
      ...found.map((row, n) => {
        const option = Object.assign(document.createElement("li"), { id: `${this.results.id}-${n}`, textContent: row.text })
        option.setAttribute("role", "option")
        return option
      }),
    )
    this.results.hidden = !found.length
    this.input.setAttribute("aria-expanded", String(found.length > 0))
    this.go(this.input.value.trim() ? 0 : -1)
  }

  close() {
    this.show([])
  }

  go(n) {
    this.at = Math.max(-1, Math.min(n, this.found.length - 1))
    const rows = [...this.results.children]
    rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === this.at)))
    if (this.at < 0) return this.input.removeAttribute("aria-activedescendant")
    this.input.setAttribute("aria-activedescendant", rows[this.at].id)
    rows[this.at].scrollIntoView({ block: "nearest" })
  }

  key(event) {
    if (event.key === "ArrowDown" && this.found.length) this.go(this.at + 1)
    else if (event.key === "ArrowDown") this.search()
    else if (event.key === "ArrowUp") this.go(this.at - 1)
    else if (event.key === "Escape" && this.found.length) this.close()
    else if (event.key === "Enter" && this.at >= 0) this.take(this.at)
    // Enter in a form saves it, which nobody means who is looking for a name.
    else if (event.key !== "Enter") return
    event.preventDefault()
  }

  take(n) {
    const row = this.found[n]
    this.input.value = ""
    this.close()
    this.choose(row)
    this.status.textContent = this.words.added?.replace("%s", row.text) ?? ""
  }
}
