/* Answering a reader's report beside the article's form without leaving it: what is typed there isn't saved yet. */

import { token } from "./server.js";

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-typo]");
  const section = form?.closest("[data-typos]");
  if (!section) return;
  event.preventDefault();
  const buttons = form.querySelectorAll("button");
  buttons.forEach((button) => { button.disabled = true; });
  const status = section.querySelector("[role=status]");
  try {
    const response = await fetch(event.submitter?.getAttribute("formaction") ?? form.action, {
      method: "POST",
      redirect: "manual", // to the login
      headers: { Accept: "application/json", "X-CSRFToken": token() },
    });
    if (!response.ok) throw new Error(String(response.status));
    status.textContent = (await response.json()).sentence;
    status.tabIndex = -1;
    status.focus(); // the button that had the focus goes
    form.closest("li").remove();
  } catch {
    status.textContent = section.dataset.typos;
    buttons.forEach((button) => { button.disabled = false; });
    event.submitter?.focus();
  }
});
