/* A long list to tick is narrowed by typing; what is ticked stays in sight. Without this script all of it stands there. */
"use strict";

(() => {
  const LONG = 12;
  const wordsOf = (text) => text.toLowerCase().split(/[\s(),]+/).filter(Boolean);

  function narrow(fieldset) {
    const choices = [...fieldset.querySelectorAll(".choice")].filter((choice) => choice.querySelector("input[type=checkbox]"));
    if (choices.length <= LONG) return;
    const label = document.createElement("label"), box = document.createElement("input"), said = document.createElement("p");
    box.type = "search";
    box.id = `narrow-${choices[0].querySelector("input").name}`;
    box.className = "form-control";
    box.autocomplete = "off";
    label.htmlFor = box.id;
    label.textContent = "Show only those with these words";
    said.className = "muted";
    said.setAttribute("role", "status");
    choices[0].before(label, box, said);

    function show() {
      const wanted = wordsOf(box.value);
      let shown = 0, ticked = 0;
      for (const choice of choices) {
        const words = wordsOf(choice.textContent), { checked } = choice.querySelector("input");
        choice.hidden = !checked && !wanted.every((begin) => words.some((word) => word.startsWith(begin)));
        shown += !choice.hidden;
        ticked += checked;
      }
      said.textContent = `${shown} of ${choices.length} shown, ${ticked} ticked.`;
    }

    box.addEventListener("input", (event) => { event.stopPropagation(); show(); }); // nothing was written: no draft is kept
    box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    fieldset.addEventListener("change", show);
    show();
  }

  document.querySelectorAll("form.writing fieldset").forEach(narrow);
})();
