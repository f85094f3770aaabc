/* Files are sent one after the other, so that each says at once what came of it. Without this script all go at once
   and the answer says the same of each.
*/
"use strict";

(() => {
  const shown = document.getElementById("importing");
  const form = document.querySelector("form.writing[enctype]");
  if (!shown || !form) return;
  const said = shown.querySelector("[role=status]"), bar = shown.querySelector("progress"), list = shown.querySelector("ul");
  const chosen = form.querySelector("input[type=file]");

  async function send(given, file, at) {
    const body = new FormData();
    for (const [name, value] of given) if (name !== chosen.name) body.append(name, value);
    body.append(chosen.name, file, file.name);
    body.append("at", at);
    if (at === 0) body.append("begins", "yes");
    const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body }).catch(() => null);
    const read = answer && !answer.redirected && answer.headers.get("Content-Type")?.startsWith("application/json");
    return read ? answer.json() : null;
  }

  function linked(words, url, without) {
    const shown = document.createElement(url ? "a" : without);
    shown.textContent = words;
    if (url) shown.href = url;
    return shown;
  }

  function show({ name, url, said: words, twin }) {
    const item = document.createElement("li");
    item.append(linked(name, url, "strong"), document.createElement("br"), linked(words, twin, "span"));
    list.prepend(item);
  }

  form.addEventListener("submit", async (event) => {
    const files = [...chosen.files];
    if (files.length < 2) return;
    event.preventDefault();
    const given = new FormData(form); // before its fields are shut: what is shut is not sent
    const fields = [...form.elements].filter((field) => !field.disabled);
    const shut = (whether) => fields.forEach((field) => { field.disabled = whether; });
    shut(true);
    shown.hidden = false;
    bar.max = files.length;
    bar.value = 0;
    list.replaceChildren();
    for (const [at, file] of files.entries()) {
      said.textContent = `Reading ${at + 1} of ${files.length} files.`;
      const found = await send(given, file, at);
      if (found?.again && at === 0) { shut(false); form.submit(); return; } // the page says what is missing; nothing was saved
      if (!found || found.again) {
        said.textContent = `${at} of ${files.length} files were read; below is what came of them. Open the page again for the others: you may have been signed out, or something on the form no longer holds.`;
        shut(false);
        return;
      }
      show(found);
      bar.value = at + 1;
    }
    location.assign(shown.dataset.done);
  });
})();
