/* One file into the photo library: `newsroom.uploadPhoto(url, file, words, progress => …)` promises the photo, or throws
   an Error with a sentence for the editor; `error.mayPass` where trying again can help. Not a module: CKEditor's plugin
   calls it. fetch() can't tell how much of a file has been sent, so this is XMLHttpRequest. */
window.newsroom = window.newsroom || {}

window.newsroom.isPicture = (file) => file.type.startsWith("image/") || /\.(avif|gif|jpe?g|png|tiff?|webp)$/i.test(file.name)

window.newsroom.uploadPhoto = (url, file, words, onProgress = () => {}) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (sentence, mayPass) => reject(Object.assign(new Error(sentence), { mayPass }))
    const answer = () => {
      const isJSON = request.getResponseHeader("Content-Type")?.startsWith("application/json")
      const said = isJSON ? JSON.parse(request.responseText) : {}
      if (request.status === 201) resolve(said)
      else if (said.error) fail(said.error, false)
      // The login page, or a refusal by the guard of forms.
      else if (request.status < 300 || request.status === 403) fail(words.expired, true)
      else if (request.status === 413) fail(words.refused, false)
      else fail(words.failure, true)
    }
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded / event.total))
    request.addEventListener("load", answer)
    for (const name of ["error", "abort", "timeout"]) request.addEventListener(name, () => fail(words.failure, true))
    request.open("POST", url)
    request.setRequestHeader("Accept", "application/json")
    request.setRequestHeader("X-CSRFToken", document.querySelector("[name=csrfmiddlewaretoken]").value)
    const data = new FormData()
    data.append("files", file)
    request.send(data)
  })
