/* Coding a source: words are selected, then one click or key, then one small request. Without this script a form
   codes by line.
*/
"use strict";

(() => {
  const panel = document.getElementById("coding-panel");
  if (!panel || typeof source === "undefined") return;
  const { root, lines, codings, codes, words, selected } = source;
  const said = document.getElementById("coding-said");
  const filter = document.getElementById("coding-filter");
  const undo = document.getElementById("coding-undo");
  const done = [];
  panel.hidden = false;

  /* Asking the server */

  async function ask(what) {
    const answer = await fetch(panel.dataset.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": panel.querySelector("[name=csrfmiddlewaretoken]").value },
      body: JSON.stringify(what),
    }).catch(() => null);
    if (answer?.redirected || !answer?.headers.get("Content-Type")?.startsWith("application/json")) {
      say("This was not saved. Open the page again: you may have been signed out.");
      return null;
    }
    const found = await answer.json();
    if (found.refused) say(found.refused);
    return found.refused ? null : found;
  }

  function say(what) { said.textContent = what; }

  async function put(code) {
    const place = selected();
    if (!place) { say("Select words first."); return; }
    const { start, end } = place, coding = await ask({ do: "add", code, start, end });
    if (!coding) return;
    if (codings.has(coding.number)) { say(`These words had it already: ${codes.get(code).name}.`); return; }
    source.add(coding);
    done.push(coding.number);
    undo.disabled = false;
    say(`Coded: ${codes.get(code).name}.`);
  }

  undo.addEventListener("click", async () => {
    const number = done.at(-1);
    if (number === undefined || !(await ask({ do: "take_off", coding: number }))) return;
    done.pop();
    source.takeOff(number);
    undo.disabled = !done.length;
    say("Taken off again.");
  });

  /* The codes: a click, a key from 1 to 9, or the first letters and Enter */

  const buttons = [...panel.querySelectorAll("button[data-code]")];
  for (const button of buttons) codes.get(Number(button.dataset.code)).name = button.querySelector(".name").textContent;
  const nameOf = (button) => codes.get(Number(button.dataset.code)).name.toLowerCase();
  const offered = () => buttons.filter((button) => !button.parentElement.hidden);
  function number() {
    buttons.forEach((button) => { button.querySelector(".key").textContent = ""; });
    offered().slice(0, 9).forEach((button, at) => { button.querySelector(".key").textContent = at + 1; });
  }
  number();
  for (const button of buttons) {
    button.addEventListener("mousedown", (event) => event.preventDefault()); // or the selection would be lost
    button.addEventListener("click", () => put(Number(button.dataset.code)));
  }
  filter.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    buttons.forEach((button) => { button.parentElement.hidden = !nameOf(button).includes(wanted); });
    number();
  });
  filter.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    const first = offered()[0];
    if (event.key === "Enter" && first && kept) { select(kept.from, kept.to); put(Number(first.dataset.code)); }
    filter.value = "";
    filter.dispatchEvent(new Event("input"));
    lines[current].focus({ preventScroll: true });
  });

  /* Reading and selecting by keyboard alone: lines up and down, words left and right, longer with Shift */

  let current = 0, kept = null; // kept: from which word to which, each a line and a number in it
  const wordsOf = (at) => [...words(at).matchAll(/\S+/g)].map((found) => [found.index, found.index + found[0].length]);

  function focusOn(at) {
    lines[current].tabIndex = -1;
    current = at;
    lines[current].tabIndex = 0;
    lines[current].focus();
  }

  function go(at) {
    focusOn(Math.max(0, Math.min(at, lines.length - 1)));
    kept = null;
    getSelection().removeAllRanges();
  }

  const before = (one, other) => one.line < other.line || (one.line === other.line && one.word < other.word);

  function select(from, to) {
    kept = { from, to };
    const [low, high] = before(to, from) ? [to, from] : [from, to];
    if (to.line !== current) focusOn(to.line);
    getSelection().setBaseAndExtent(
      lines[low.line].firstChild, wordsOf(low.line)[low.word][0], lines[high.line].firstChild, wordsOf(high.line)[high.word][1],
    );
    const place = selected(), on = source.codesOn(place);
    say(`${inShort(place.text)}${on.length ? ` – coded: ${on.join(", ")}` : ""}`);
  }

  const inShort = (text) => (text.length <= 110 ? text : `${text.slice(0, 55).trimEnd()} … ${text.slice(-45).trimStart()}`);

  /* The next word, or the one before; behind the last of a line comes the first of the next that has any. */
  function beside({ line, word }, by) {
    const there = word + by;
    if (there >= 0 && there < wordsOf(line).length) return { line, word: there };
    for (let at = line + by; at >= 0 && at < lines.length; at += by) {
      const number = wordsOf(at).length;
      if (number) return { line: at, word: by > 0 ? 0 : number - 1 };
    }
    return null;
  }

  function step(by, longer) {
    if (!kept) {
      const number = wordsOf(current).length, first = { line: current, word: by > 0 ? 0 : number - 1 };
      if (number) select(first, first);
      return;
    }
    const to = beside(kept.to, by);
    if (to && (longer || to.line === kept.to.line)) select(longer ? kept.from : to, to);
  }

  function longerBy(by) {
    if (!kept) { step(by, false); return; }
    for (let at = kept.to.line + by; at >= 0 && at < lines.length; at += by) {
      const number = wordsOf(at).length;
      if (number) { select(kept.from, { line: at, word: by > 0 ? number - 1 : 0 }); return; }
    }
  }

  const keys = {
    ArrowDown: (event) => (event.shiftKey ? longerBy(1) : go(current + 1)),
    ArrowUp: (event) => (event.shiftKey ? longerBy(-1) : go(current - 1)),
    PageDown: () => go(current + 20),
    PageUp: () => go(current - 20),
    ArrowRight: (event) => step(1, event.shiftKey),
    ArrowLeft: (event) => step(-1, event.shiftKey),
    Enter: () => {
      const number = wordsOf(current).length;
      if (!kept && number) select({ line: current, word: 0 }, { line: current, word: number - 1 });
      filter.focus();
    },
    Escape: () => go(current),
    u: () => undo.click(),
  };
  lines[0].tabIndex = 0;
  root.addEventListener("mousedown", (event) => { // so that a click leads the keys to this line
    const line = event.target.closest(".words");
    if (line) line.tabIndex = 0;
  });
  root.addEventListener("focusin", (event) => {
    if (!event.target.matches(".words") || event.target === lines[current]) return;
    lines[current].tabIndex = -1;
    current = lines.indexOf(event.target);
    kept = null;
  });
  root.addEventListener("keydown", (event) => {
    if (!event.target.matches(".words") || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = /^[1-9]$/.test(event.key) ? offered()[Number(event.key) - 1] : null;
    if (button) { event.preventDefault(); put(Number(button.dataset.code)); return; }
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(event); }
  });
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    panel.classList.toggle("has-words", !selection.isCollapsed && root.contains(selection.anchorNode));
  });
})();
