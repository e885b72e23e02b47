// Tells our own server, once, that this article has been before somebody's eyes for some seconds. Not who they are.
const SECONDS = 5;
const id = /-(\d+)\/$/.exec(location.pathname)?.[1];
let timer;

function look() {
  clearTimeout(timer);
  if (document.visibilityState === "visible") timer = setTimeout(tell, SECONDS * 1000);
}

function tell() {
  document.removeEventListener("visibilitychange", look);
  navigator.sendBeacon(`/articles/${id}/read/`);
}

if (id && navigator.sendBeacon) {
  document.addEventListener("visibilitychange", look);
  look();
}
