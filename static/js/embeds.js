// A card of a video or post becomes its player when the reader asks for it; until then nothing is fetched from there.

const VIDEO = /^https:\/\/(www\.youtube-nocookie|player\.vimeo)\.com\//;

function play(card) {
  const frame = document.createElement("iframe");
  frame.src = card.dataset.src;
  frame.title = card.dataset.title;
  frame.allow = "fullscreen; picture-in-picture; encrypted-media";
  frame.referrerPolicy = "strict-origin-when-cross-origin"; // YouTube refuses to play without a referrer
  const box = document.createElement("div");
  box.className = VIDEO.test(frame.src) ? "embed-player embed-player-video" : "embed-player";
  box.append(frame);
  card.replaceWith(box);
  frame.focus(); // the link that had the focus is gone
}

document.addEventListener("click", (event) => {
  // With a modifier the reader wants the link itself, in a tab of its own.
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const card = event.target.closest(".embed[data-embed] a")?.closest(".embed");
  if (!card?.dataset.src) return;
  event.preventDefault();
  play(card);
});
