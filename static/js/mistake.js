// Words marked in the article go along to the page where mistakes are reported. Without this module its plain link does.

const LENGTH = 300; // QUOTE_LENGTH of comments/typos.py
const link = document.querySelector("a[data-mistake]");

function address() {
  const selection = getSelection();
  const text = selection.toString().trim();
  if (!text || !selection.anchorNode?.parentElement?.closest(".story")) return "";
  const url = new URL(link.href);
  url.searchParams.set("quote", text.slice(0, LENGTH));
  return url.href;
}

function onKeys() {
  link.nextElementSibling.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea")) return;
    const url = address();
    if (url) location.assign(url);
  });
}

// A finger has no Ctrl: while something is marked, a button waits at the foot of the screen.
function onTouch() {
  const button = document.createElement("a");
  button.className = "button mistake-button";
  button.textContent = link.dataset.mistake;
  button.rel = "nofollow";
  button.href = link.href;
  button.hidden = true;
  document.querySelector("main").append(button);
  let timer;
  document.addEventListener("selectionchange", () => {
    const url = address();
    clearTimeout(timer);
    if (url) button.href = url;
    // The tap on the button takes the marks away before it is a click.
    timer = setTimeout(() => { button.hidden = !url; }, 300);
  });
}

if (link) {
  if (matchMedia("(any-pointer: fine)").matches) onKeys();
  if (matchMedia("(any-pointer: coarse)").matches) onTouch();
}
