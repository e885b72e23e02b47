// What Select2 and CKEditor put in a field's place has that field's name.
const nameOf = (field) => field?.labels?.[0]?.innerText.replace("*", "").trim();

const nameSelects = () => {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const name = nameOf(select);
    const box = select.nextElementSibling;
    if (!name || !box) continue;
    for (const part of box.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field")) {
      const chosen = part.matches(".select2-selection--single") ? box.innerText.replace("×", "").trim() : "";
      part.removeAttribute("aria-labelledby");
      part.ariaLabel = chosen ? `${name}: ${chosen}` : name;
    }
  }
};

// The dropdown's own search field comes with each opening.
document.addEventListener("focusin", ({ target }) => {
  const [, id] = target.getAttribute?.("aria-controls")?.match(/^select2-(.+)-results$/) ?? [];
  const name = id && nameOf(document.getElementById(id));
  if (name) target.ariaLabel = name;
});

const nameEditor = (editor) => {
  const frame = editor.container?.$.querySelector("iframe");
  const name = nameOf(editor.element.$);
  if (frame && name) frame.title = name;
};

window.addEventListener("load", () => {
  nameSelects();
  window.django?.jQuery?.(document).on("change select2:close", "select", () => setTimeout(nameSelects));
  document.addEventListener("formset:added", () => setTimeout(nameSelects));
  const { CKEDITOR } = window;
  if (!CKEDITOR) return;
  Object.values(CKEDITOR.instances).forEach(nameEditor);
  CKEDITOR.on("instanceReady", ({ editor }) => nameEditor(editor));
});
