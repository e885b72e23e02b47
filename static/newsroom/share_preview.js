/* Preview links in a dialog beside the article's form, so that nobody leaves a text that isn't saved; and "Copy". */

const part = (url) => {
  const address = new URL(url, location.href);
  address.searchParams.set("part", "");
  return address;
};

async function show(content, url, options) {
  // An expired login answers with a redirect to another page.
  const response = await fetch(part(url), { credentials: "same-origin", ...options });
  if (!response.ok || new URL(response.url).searchParams.get("part") === null) throw new Error(String(response.status));
  const fetched = document.createElement("template");
  fetched.innerHTML = await response.text();
  content.replaceChildren(fetched.content);
  content.querySelector("#preview-link, select")?.focus();
}

function open(link) {
  const dialog = document.createElement("dialog");
  dialog.className = "previews-dialog";
  dialog.setAttribute("aria-label", link.lastChild.textContent.trim());
  const close = document.createElement("button");
  close.type = "button";
  close.className = "previews-dialog-close";
  close.textContent = "×";
  close.setAttribute("aria-label", link.dataset.close);
  close.addEventListener("click", () => dialog.close());
  const content = document.createElement("div");
  const failed = () => content.replaceChildren(link.dataset.failure);
  dialog.append(close, content);
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = new FormData(event.target, event.submitter);
    show(content, event.target.action, { method: "POST", body }).catch(failed);
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  show(content, link.href).catch(failed);
}

async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy"); // without HTTPS a browser keeps its clipboard to itself
  }
  button.textContent = button.dataset.copied;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-share-previews]");
  const button = event.target.closest("[data-copy]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    open(link);
  } else if (button) {
    copy(button);
  }
});
