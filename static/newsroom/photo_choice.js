/* [data-photo-choice]: a field whose value is a photo of the library. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-photo-choice] button")
  if (!button) return
  const field = button.closest("[data-photo-choice]")
  const set = ({ photo = "", square = "", alt = "" }) => {
    const picture = field.querySelector("img")
    picture.hidden = !photo
    if (photo) picture.src = square
    picture.alt = alt
    field.querySelector(".photo-choice-words").textContent = alt
    field.querySelector("[data-clear]").hidden = !photo
    const input = field.querySelector("input")
    input.value = photo
    input.dispatchEvent(new Event("change", { bubbles: true }))
  }
  if (button.matches("[data-clear]")) set({})
  else window.newsroom.pickPhoto(field.dataset.photoChoice, field.dataset, set)
})
