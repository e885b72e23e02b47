/* [autofocus], on pages that stay hidden until Alpine has begun: the browser has let it go by then. */

addEventListener("alpine:initialized", () => {
  requestAnimationFrame(() => document.querySelector("[autofocus]")?.focus())
})
