/* [data-photo-drop]: a form that takes many pictures, by choice or by drop, and shows how each of them fares. When the
   last is done it says so with `newsroom:uploaded` ({photos, failed}), and goes on to describe them unless that is
   prevented. */
{
  // The server encodes with all it has; more at a time would only make each wait.
  const AT_A_TIME = 2

  const line = (form, file) => {
    const item = document.createElement("li")
    const name = document.createElement("span")
    name.textContent = file.name
    const bar = document.createElement("progress")
    bar.max = 1
    bar.value = 0
    bar.setAttribute("aria-label", file.name)
    const words = document.createElement("span")
    words.className = "photo-upload-words"
    item.append(name, bar, words)
    form.querySelector(".photo-uploads").append(item)
    return { item, bar, words }
  }

  const send = async (form, job) => {
    const { bar, words, item } = job
    item.classList.remove("failed")
    words.textContent = ""
    bar.hidden = false
    bar.value = 0
    try {
      if (!window.newsroom.isPicture(job.file)) throw new Error(form.dataset.none)
      job.photo = await window.newsroom.uploadPhoto(form.action, job.file, form.dataset, (sent) => {
        bar.value = sent
        if (sent === 1) words.textContent = form.dataset.making
      })
      bar.value = 1
      words.textContent = form.dataset.done
      item.classList.add("done")
    } catch (error) {
      bar.hidden = true
      item.classList.add("failed")
      words.textContent = error.message
      if (error.mayPass) words.append(" ", retry(form, job))
    }
  }

  const count = (form) => {
    const all = form.querySelectorAll(".photo-uploads li")
    const said = { all: all.length }
    for (const name of ["done", "failed"]) said[name] = [...all].filter((item) => item.classList.contains(name)).length
    const place = form.querySelector(".photo-upload-count")
    place.hidden = all.length < 2
    place.textContent = form.dataset.count.replace(/%\((\w+)\)s/g, (_all, name) => said[name])
  }

  const retry = (form, job) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = form.dataset.again
    button.addEventListener("click", () => run(form, [job]))
    return button
  }

  const run = async (form, jobs) => {
    form.jobs = [...new Set([...(form.jobs || []), ...jobs])]
    form.running = (form.running || 0) + 1
    const waiting = [...jobs]
    const work = async () => {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        await send(form, job)
        count(form)
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, work))
    form.running -= 1
    if (!form.running) finish(form)
  }

  const finish = (form) => {
    const photos = form.jobs.filter((job) => job.photo).map((job) => job.photo)
    const failed = form.jobs.filter((job) => !job.photo)
    form.querySelector(".photo-upload-news").textContent = failed.length
      ? failed.map((job) => `${job.file.name}: ${job.words.firstChild.textContent}`).join(" ")
      : form.dataset.done
    if (!photos.length) return
    const link = form.querySelector(".photo-describe")
    link.href = `${form.dataset.photoDrop}?${new URLSearchParams(photos.map((photo) => ["photo", photo.photo]))}`
    link.hidden = false
    const event = new CustomEvent("newsroom:uploaded", { bubbles: true, cancelable: true, detail: { photos, failed, link: link.href } })
    if (!form.dispatchEvent(event)) return
    if (failed.length) link.focus()
    else window.location.assign(link.href)
  }

  const take = (form, files) => {
    const jobs = [...files].map((file) => ({ file, ...line(form, file) }))
    count(form)
    if (jobs.length) run(form, jobs)
  }

  const zone = (event) => event.target.closest?.("[data-photo-drop]")
  // Before Unfold, which would write the name of the file into the nearest field of text: that of the search.
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-photo-drop] input[type=file]")) return
    event.stopPropagation()
    take(zone(event), event.target.files)
    event.target.value = ""
  }, true)
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const form = zone(event)
      if (!form || !event.dataTransfer.types.includes("Files")) return
      event.preventDefault()
      form.classList.toggle("over", kind === "dragenter" || kind === "dragover")
      if (kind === "drop") take(form, event.dataTransfer.files)
    })
  }
  window.addEventListener("beforeunload", (event) => {
    if ([...document.querySelectorAll("[data-photo-drop]")].some((form) => form.running)) event.preventDefault()
  })
}
