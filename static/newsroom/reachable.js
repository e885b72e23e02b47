// Unfold's menus and switches answer the mouse alone, and its icons would be read out by their English names.
const { menu, more, scrollable } = document.getElementById("main").dataset;
const ICON = "material-symbols-outlined";
const SWITCHES = "a[x-on\\:click]:not([href]), span[x-on\\:click], div.cursor-pointer[x-on\\:click]";

const press = (event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  event.currentTarget.click();
};

for (const element of document.querySelectorAll(SWITCHES)) {
  element.setAttribute("role", "button");
  element.tabIndex = 0;
  element.addEventListener("keydown", press);
  if (element.classList.contains(ICON)) element.ariaLabel = menu;
}
for (const icon of document.querySelectorAll(`.${ICON}:not([role])`)) icon.ariaHidden = "true";
// An arrow, three dots, a thumbnail: what is nothing but a picture has a name that isn't seen.
for (const link of document.querySelectorAll("a[href]:not([aria-label]), button:not([aria-label]), [role=button]:not([aria-label])")) {
  const drawn = [...link.querySelectorAll(`.${ICON}`)].map((icon) => icon.textContent.trim()).join("");
  if (link.textContent.replace(/\s/g, "") !== drawn || link.querySelector("img, svg")) continue;
  link.ariaLabel = link.title || (link.matches(".bg-center") ? link.href.split("/").pop() : more);
}
for (const cell of document.querySelectorAll("#result_list td[data-label]")) {
  cell.classList.toggle("newsroom-none", !cell.textContent.trim() && !cell.querySelector("img, input, svg, [class]"));
}
const search = document.getElementById("searchbar");
if (search && !search.labels.length) search.ariaLabel = search.placeholder;
const nameScrolled = () => {
  for (const box of document.querySelectorAll("[aria-label='scrollable content']")) box.ariaLabel = scrollable;
};
nameScrolled();
window.addEventListener("load", nameScrolled);
