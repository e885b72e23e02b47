/* A photo of the library in the text: <figure class="photo" data-photo="ID"><img><figcaption>…</figcaption></figure>.
   The server draws the published picture from the id; what stands here is what the editor sees. */
CKEDITOR.plugins.add("photolibrary", {
  requires: "widget",

  init(editor) {
    const settings = editor.config.photoLibrary

    editor.widgets.add("photo", {
      editables: { caption: { selector: "figcaption", allowedContent: "strong em; a[!href]" } },
      allowedContent: "figure(!photo)[!data-photo]; img[!src,alt]; figcaption",
      requiredContent: "figure(photo)[data-photo]",
      upcast: (element) => element.name === "figure" && element.hasClass("photo"),
      init() {
        // A photo that came without a caption gets an empty one to type into.
        if (!this.editables.caption) {
          this.element.append(new CKEDITOR.dom.element("figcaption", editor.document))
          this.initEditable("caption", { selector: "figcaption", allowedContent: "strong em; a[!href]" })
        }
        this.editables.caption.setAttribute("data-words", settings.caption)
      },
      downcast(element) {
        const caption = element.getFirst("figcaption")
        if (!caption) return
        delete caption.attributes["data-words"]
        if (!caption.getHtml().replace(/&nbsp;|<br[^>]*>|\s/g, "")) caption.remove()
      },
    })

    editor.addCommand("photolibrary", {
      async: true,
      allowedContent: "figure(!photo)[!data-photo]; img[!src,alt]; figcaption",
      exec() {
        const language = document.querySelector("[name=language]")?.value || ""
        const url = `${settings.url}?language=${encodeURIComponent(language)}`
        editor.lockSelection()
        // The browser gives the focus back to the page, where the text is a frame in which it would be lost.
        const goBack = () => {
          editor.unlockSelection(true)
          editor.focus()
        }
        const insert = (photo) => {
          const figure = new CKEDITOR.dom.element("figure")
          figure.setAttributes({ class: "photo", "data-photo": photo.photo })
          const picture = new CKEDITOR.dom.element("img")
          picture.setAttributes({ src: photo.src, alt: photo.alt })
          const caption = new CKEDITOR.dom.element("figcaption")
          caption.setText(photo.caption)
          figure.append(picture)
          figure.append(caption)
          editor.focus()
          editor.unlockSelection(true)
          editor.insertHtml(figure.getOuterHtml())
          editor.fire("saveSnapshot")
        }
        window.newsroom.pickPhoto(url, settings, insert, goBack)
      },
    })
    editor.ui.addButton("Photo", {
      label: settings.button,
      command: "photolibrary",
      toolbar: "insert",
      icon: settings.icon,
    })
    editor.on("instanceReady", () => {
      const dark = document.documentElement.classList.contains("dark")
      if (dark) editor.document.getDocumentElement().addClass("dark")
    })
  },
})
