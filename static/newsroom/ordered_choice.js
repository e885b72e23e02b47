/* [data-ordered-choice]: a multi-select as a list in an order, with buttons and a search. The select stays, hidden, as
   what the form sends: the order of its options is the order of the list. */
import { Combobox } from "./combobox.js";

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

const upgrade = (root) => {
  const select = root.querySelector("select")
  const words = root.dataset
  const list = make("ol", { className: "ordered-choice-list" })
  const options = () => [...select.options]
  const rows = () => [...list.children]

  const draw = () => {
    const all = options()
    list.replaceChildren(
      ...all.map((option, n) => {
        const button = (name, sign, disabled = false) => {
          const made = make("button", { type: "button", name, disabled }, sign)
          made.setAttribute("aria-label", words[name].replace("%s", option.text))
          return made
        }
        const [up, down] = [button("up", "↑", n === 0), button("down", "↓", n === all.length - 1)]
        return make("li", { draggable: true, option }, make("span", {}, option.text), up, down, button("remove", "×"))
      }),
    )
  }
  const changed = () => {
    draw()
    select.dispatchEvent(new Event("change", { bubbles: true }))
  }
  const press = (name, n) => {
    const all = options()
    const to = { up: n - 1, down: n + 1 }[name]
    if (name === "remove") all[n].remove()
    else {
      ;[all[n], all[to]] = [all[to], all[n]]
      select.append(...all)
    }
    changed()
    // Whoever goes by keyboard goes on from where they are.
    const row = rows()[to ?? Math.min(n, all.length - 2)]
    const next = row?.querySelector(`[name=${name}]:enabled`) || row?.querySelector("button:enabled")
    ;(next || combobox.input).focus()
  }

  const others = options().filter((option) => !option.selected)
  others.forEach((option) => option.remove())
  const combobox = new Combobox({
    url: words.orderedChoice,
    words,
    offered: others.map((option) => ({ id: option.value, text: option.text })),
    taken: () => new Set(options().map((option) => option.value)),
    choose: ({ id, text }) => {
      select.append(new Option(text, id, true, true))
      changed()
    },
  })
  // The field's label belongs to what one types into.
  combobox.input.id = select.id
  select.removeAttribute("id")
  select.hidden = true

  list.addEventListener("click", (event) => {
    const button = event.target.closest("button")
    if (button) press(button.name, rows().indexOf(button.closest("li")))
  })
  let dragged = null
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li")
    event.dataTransfer.effectAllowed = "move"
  })
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("li")
    if (!dragged || !over) return
    event.preventDefault()
    const down = rows().indexOf(dragged) < rows().indexOf(over)
    if (over !== dragged) over[down ? "after" : "before"](dragged)
  })
  list.addEventListener("dragend", () => {
    dragged = null
    select.append(...rows().map((row) => row.option))
    changed()
  })
  root.append(list, combobox.element)
  draw()
}

document.querySelectorAll("[data-ordered-choice]").forEach(upgrade)
