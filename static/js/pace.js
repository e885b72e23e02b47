// How long a comment was being written, measured from the first touch of the form. What comes back to be mended was
// written before, and is not measured.

for (const form of document.querySelectorAll(".comment-form")) {
  if (form.elements.text?.defaultValue) continue;
  let begun;
  form.addEventListener("focusin", () => { begun ??= performance.now(); });
  form.addEventListener("formdata", ({ formData }) => {
    if (begun !== undefined) formData.set("seconds", ((performance.now() - begun) / 1000).toFixed(1));
  });
}
