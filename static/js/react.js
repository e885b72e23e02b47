// Sends a reaction and puts the new numbers in place. Without it the buttons send their form, and the page comes again.

const underway = new WeakSet();

document.querySelector("[data-react]")?.addEventListener("submit", async (event) => {
  const form = event.target, button = event.submitter, acts = button.parentElement;
  if (form.dataset.react) return;
  event.preventDefault();
  // A second tap, because a slow network answers late, would take back what the first one gave.
  if (underway.has(acts)) return;
  underway.add(acts);
  const value = button.ariaPressed === "true" ? 0 : button.value;
  const request = { method: "POST", body: new URLSearchParams({ value }), headers: { Accept: "application/json" } };
  try {
    const answer = await (await fetch(button.formAction, request)).json();
    if (answer.sentence) return alert(answer.sentence);
    for (const each of acts.querySelectorAll("button")) {
      each.querySelector("b").textContent = each.value > 0 ? answer.ups : answer.downs;
      each.ariaPressed = Number(each.value) === answer.mine;
    }
  } catch {
    form.dataset.react = "plain"; // the browser sends it, and says what is wrong
    form.requestSubmit(button);
  } finally {
    underway.delete(acts);
  }
});
