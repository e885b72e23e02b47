// Copying the link and the phone's own "share" sheet. Without this module the plain links beside them do the work.

const link = () => document.querySelector("link[rel=canonical]")?.href ?? location.href;

function say(text) {
  const note = document.querySelector("[data-share-note]");
  if (!note) return;
  note.textContent = text;
  setTimeout(() => { note.textContent = ""; }, 4000);
}

const copy = document.querySelector("[data-share-copy]");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  const button = copy.querySelector("button");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link());
      say(button.dataset.copied);
    } catch {
      prompt(button.title, link()); // the browser keeps its clipboard to itself: let the reader copy by hand
    }
  });
}

const native = document.querySelector("[data-share-native]");
if (native && navigator.share) {
  native.hidden = false;
  native.querySelector("button").addEventListener("click", () => {
    // A sheet that was closed without a choice is no error.
    navigator.share({ title: document.querySelector("h1").textContent, url: link() }).catch(() => {});
  });
}
