/* A picture that is dropped or pasted into the text is uploaded to the photo library, and stands there as its photo. Until
   then a placeholder shows how far it is; where it is refused, why. Neither is ever part of the saved text. */
CKEDITOR.plugins.add("photodrop", {
  requires: "widget,clipboard",

  init(editor) {
    const words = editor.config.photoUpload
    let underway = 0

    editor.widgets.add("photoupload", {
      // A text can't bring one along: nothing is upcast to it.
      downcast: () => new CKEDITOR.htmlParser.text(""),
    })

    const placeholder = (file) => {
      const document = editor.document
      const box = new CKEDITOR.dom.element("figure", document)
      box.addClass("photo-upload")
      const name = new CKEDITOR.dom.element("p", document)
      name.setText(`${words.uploading}: ${file.name}`)
      const bar = new CKEDITOR.dom.element("progress", document)
      bar.setAttributes({ max: "1", value: "0", "aria-label": file.name })
      box.append(name)
      box.append(bar)
      const wrapper = editor.widgets.wrapElement(box, "photoupload")
      const nursery = new CKEDITOR.dom.documentFragment(wrapper.getDocument())
      nursery.append(wrapper)
      const widget = editor.widgets.initOn(box, "photoupload")
      // Behind the one that has just come, not in its place.
      const chosen = editor.widgets.focused
      if (chosen) {
        const behind = editor.createRange()
        behind.moveToPosition(chosen.wrapper, CKEDITOR.POSITION_AFTER_END)
        behind.select()
      }
      editor.widgets.finalizeCreation(nursery)
      return widget
    }

    const remove = (widget) => {
      editor.widgets.del(widget)
      editor.fire("saveSnapshot")
    }

    // As a photo from the picker would stand there, wherever the cursor has gone meanwhile.
    const replace = (widget, photo) => {
      const figure = new CKEDITOR.dom.element("figure")
      figure.setAttributes({ class: "photo", "data-photo": photo.photo })
      const picture = new CKEDITOR.dom.element("img")
      picture.setAttributes({ src: photo.src, alt: photo.alt })
      figure.append(picture)
      figure.append(new CKEDITOR.dom.element("figcaption"))
      const wasChosen = editor.widgets.focused === widget
      const bookmarks = editor.widgets.focused ? null : editor.getSelection()?.createBookmarks()
      const range = editor.createRange()
      range.setStartBefore(widget.wrapper)
      range.setEndAfter(widget.wrapper)
      editor.editable().insertHtmlIntoRange(figure.getOuterHtml(), range)
      editor.widgets.checkWidgets({ initOnlyNew: true })
      editor.widgets.destroy(widget, true)
      if (bookmarks) editor.getSelection().selectBookmarks(bookmarks)
      if (wasChosen && editor.focusManager.hasFocus) editor.widgets.getByElement(photoInText(photo)).focus()
      editor.fire("saveSnapshot")
    }

    const photoInText = (photo) => editor.editable().find(`figure.photo[data-photo="${photo.photo}"]`).toArray().pop()

    const refuse = (widget, file, sentence) => {
      const box = widget.element
      box.setHtml("")
      box.addClass("refused")
      box.setAttribute("role", "alert")
      const reason = new CKEDITOR.dom.element("p", editor.document)
      reason.setText(sentence.includes(file.name) ? sentence : `${file.name}: ${sentence}`)
      const button = new CKEDITOR.dom.element("button", editor.document)
      button.setAttribute("type", "button")
      button.setText(words.remove)
      button.on("click", () => remove(widget))
      box.append(reason)
      box.append(button)
    }

    const send = async ({ file, widget }) => {
      try {
        const photo = await window.newsroom.uploadPhoto(words.url, file, words, (sent) => {
          widget.element.findOne("progress")?.setAttribute("value", sent)
        })
        if (editor.widgets.instances[widget.id]) replace(widget, photo)
      } catch (error) {
        if (editor.widgets.instances[widget.id]) refuse(widget, file, error.message)
      } finally {
        underway -= 1
      }
    }

    // Before the clipboard's own listeners, which would call the format unknown.
    editor.on("paste", (event) => {
      const transfer = event.data.dataTransfer
      const files = Array.from({ length: transfer.getFilesCount() }, (_, index) => transfer.getFile(index))
      const pictures = files.filter(window.newsroom.isPicture)
      // A word processor sends a drawing of the text along with the text.
      if (!pictures.length || transfer.getData("text/html", true)) return
      event.cancel()
      underway += pictures.length
      pictures.map((file) => ({ file, widget: placeholder(file) })).forEach(send)
    }, null, null, 0)

    editor.element.$.form?.addEventListener("submit", (event) => {
      if (!underway) return
      event.preventDefault()
      event.stopImmediatePropagation()
      window.alert(words.wait)
    }, true)
  },
})
