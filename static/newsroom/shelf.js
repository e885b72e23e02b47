/* Texts in this browser's local storage: the one that the server hasn't got, and a few that were put aside before
   another took their place. Each is `{at, fields, key, basedOn}`, `at` by the server's clock. */

const PREFIX = "newsroom-text"
const MOST_ASIDE = 3
const KEPT_MS = 30 * 24 * 3600 * 1000

/* `owner` is the user and what the text belongs to; `skew` how far this clock is ahead of the server's. */
export function openShelf(owner, skew) {
  const name = `${PREFIX}:${owner}`
  const now = () => Date.now() - skew

  const read = (suffix) => {
    try {
      const entries = JSON.parse(localStorage.getItem(name + suffix)) ?? []
      return entries.filter((entry) => entry.fields && entry.at > now() - KEPT_MS)
    } catch {
      return []
    }
  }
  /* Whether it is there now. A full or forbidden storage is no error: the server is the first place. */
  const write = (suffix, entries) => {
    try {
      if (entries.length) localStorage.setItem(name + suffix, JSON.stringify(entries))
      else localStorage.removeItem(name + suffix)
      return true
    } catch {
      return false
    }
  }

  return {
    now,
    unsent: () => read("")[0],
    put: (entry) => write("", [{ ...entry, at: now() }]),
    clear: () => write("", []),
    aside: () => read(":aside"),
    putAside: (entry) => write(":aside", [{ at: now(), ...entry }, ...read(":aside")].slice(0, MOST_ASIDE)),
    dropAside: (at) => write(":aside", read(":aside").filter((entry) => entry.at !== at)),
    /* What is older than a saving of the same person has been saved, or was decided against. */
    dropUntil: (saved) => {
      for (const suffix of ["", ":aside"]) write(suffix, read(suffix).filter((entry) => entry.at > saved))
    },
  }
}

/* Of `owners` that begin so, all that have something here: "7:new:" → ["7:new:0b1e…"]. */
export const ownersOf = (beginning) => {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}:${beginning}`))
    return [...new Set(names.map((name) => name.slice(PREFIX.length + 1).replace(/:aside$/, "")))]
  } catch {
    return []
  }
}
