/* input[data-suggest]: the words of an address, suggested by the server's rules of the language while the title is
   typed, for as long as nobody has written them by hand and no reader may have them. */

const AFTER_MS = 300

function start(slug) {
  const { title, language } = slug.form.elements
  const { suggest, anew, failure, moved } = slug.dataset
  const isPublic = "public" in slug.dataset
  let last = slug.dataset.suggested
  let asked = null
  let timer = 0
  let isStale = false

  const isOurs = () => !slug.value.trim() || slug.value === last

  /* The suggestion, or null where there is none: asked for anew meanwhile, or out of reach. */
  async function ask() {
    clearTimeout(timer)
    asked?.abort()
    asked = new AbortController()
    const query = new URLSearchParams({ title: title.value, language: language.value })
    try {
      const response = await fetch(`${suggest}?${query}`, { redirect: "manual", signal: asked.signal })
      return response.ok ? (await response.json()).slug : null
    } catch {
      return null
    }
  }
  function put(value) {
    last = value
    isStale = false
    if (slug.value === value) return
    slug.value = value
    // For what keeps the text while it is typed.
    slug.dispatchEvent(new Event("input", { bubbles: true }))
  }

  const button = document.createElement("button")
  button.type = "button"
  button.className = "slug-anew"
  button.textContent = anew
  const words = document.createElement("p")
  words.className = "slug-words"
  words.setAttribute("role", "status")
  slug.after(button, words)
  button.addEventListener("click", async () => {
    const value = await ask()
    words.textContent = value === null ? failure : isPublic && value !== slug.defaultValue ? moved : ""
    if (value === null) return
    put(value)
    slug.focus()
  })
  if (isPublic) return

  const follow = () => {
    if (!isOurs()) return
    isStale = true
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const value = await ask()
      // Somebody may have written into it while the answer was on its way.
      if (value !== null && isOurs()) put(value)
    }, AFTER_MS)
  }
  title.addEventListener("input", follow)
  language.addEventListener("change", follow)
  // Sent before the answer came: one of half a title is worse than none, for which the server makes one.
  slug.form.addEventListener("submit", () => {
    if (isStale && isOurs()) slug.value = ""
  })
}

for (const slug of document.querySelectorAll("input[data-suggest]")) start(slug)
