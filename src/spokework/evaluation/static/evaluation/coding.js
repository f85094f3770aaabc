/* Coding a source: the text came once; passages are drawn as ranges over it, and one more is one small request.

   Places are counted in code points, as the server counts them; the browser counts UTF-16. Without this script the
   page says by line and in words which codes stand where, and a form codes by line.
*/
"use strict";

(() => {
  const root = document.getElementById("source-text");
  if (!root) return;
  const panel = document.getElementById("coding-panel");
  const said = document.getElementById("coding-said");
  const filter = document.getElementById("coding-filter");
  const undo = document.getElementById("coding-undo");
  const lines = [...root.querySelectorAll(".words")];
  const starts = lines.map((line) => Number(line.dataset.start));
  const codes = new Map([...document.querySelectorAll("[data-code]")].map((each) => [Number(each.dataset.code), each.dataset]));
  const codings = new Map();
  const done = [];

  /* Places: code points of the text ↔ nodes of the page */

  const points = (text) => { let n = 0; for (const _ of text) n += 1; return n; };
  const units = (text, wanted) => { let n = 0, at = 0; for (const each of text) { if (n === wanted) break; n += 1; at += each.length; } return at; };

  function lineAt(place) {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= place) low = middle; else high = middle - 1;
    }
    return low;
  }

  function inPage(place) {
    const at = lineAt(place), line = lines[at], text = line.firstChild;
    return text ? [text, Math.min(units(text.data, place - starts[at]), text.length)] : [line, 0];
  }

  function rangeOf(start, end) {
    const range = document.createRange();
    range.setStart(...inPage(start));
    const last = lineAt(end - 1), text = lines[last].firstChild;
    range.setEnd(...(text ? [text, units(text.data, end - starts[last])] : [lines[last], 0]));
    return range;
  }

  function placeOf(node, offset) {
    const line = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(".words");
    if (!line || !root.contains(line)) return null;
    const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : (offset ? line.textContent : "");
    return Number(line.dataset.start) + points(before);
  }

  /* What is selected, without the spaces around it */

  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    let start = placeOf(range.startContainer, range.startOffset), end = placeOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return null;
    const text = selection.toString();
    start += points(text) - points(text.trimStart());
    end -= points(text) - points(text.trimEnd());
    return end > start ? { start, end } : null;
  }

  /* Drawing */

  const drawn = new Map();
  const canDraw = "highlights" in CSS;
  function layer(name, priority) {
    if (!drawn.has(name)) {
      const made = new Highlight();
      made.priority = priority;
      CSS.highlights.set(name, made);
      drawn.set(name, made);
    }
    return drawn.get(name);
  }

  function draw(coding) {
    codings.set(coding.number, coding);
    if (!canDraw) return;
    coding.range = rangeOf(coding.start, coding.end);
    layer(`code-${codes.get(coding.code)?.colour ?? "teal"}`, 1).add(coding.range);
  }

  function drawOverlaps() {
    if (!canDraw) return;
    const overlap = layer("code-overlap", 2);
    overlap.clear();
    let furthest = 0;
    for (const { start, end } of [...codings.values()].sort((one, other) => one.start - other.start)) {
      if (start < furthest) overlap.add(rangeOf(start, Math.min(end, furthest)));
      furthest = Math.max(furthest, end);
    }
  }

  function erase(number) {
    const coding = codings.get(number);
    codings.delete(number);
    if (coding?.range) layer(`code-${codes.get(coding.code)?.colour ?? "teal"}`, 1).delete(coding.range);
    root.querySelectorAll(`[data-coding="${number}"]`).forEach((each) => each.remove());
    drawOverlaps();
  }

  function nameBeside(coding) {
    for (let at = lineAt(coding.start); at <= lineAt(coding.end - 1); at += 1) {
      const link = document.createElement("a");
      link.href = coding.url;
      link.className = `code-name code-${codes.get(coding.code).colour}`;
      link.dataset.coding = coding.number;
      link.textContent = codes.get(coding.code).name;
      lines[at].parentElement.querySelector(".codes-here").append(link, " ");
    }
  }

  for (const each of root.dataset.codings.split(" ").filter(Boolean)) {
    const [number, start, end, code] = each.split(":").map(Number);
    draw({ number, start, end, code });
  }
  drawOverlaps();

  const here = (event) => {
    const coding = codings.get(Number(event.target.dataset?.coding));
    if (!canDraw || !coding) return;
    const shown = layer("code-here", 3);
    shown.clear();
    if (event.type === "focusin" || event.type === "mouseover") shown.add(rangeOf(coding.start, coding.end));
  };
  for (const kind of ["focusin", "focusout", "mouseover", "mouseout"]) root.addEventListener(kind, here);

  if (!panel) return;
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

  function say(words) { said.textContent = words; }

  async function put(code) {
    const place = selected();
    if (!place) { say("Select words first."); return; }
    const known = codings.size, coding = await ask({ do: "add", code, ...place });
    if (!coding) return;
    if (!codings.has(coding.number)) { draw(coding); nameBeside(coding); drawOverlaps(); }
    if (codings.size > known) { done.push(coding.number); undo.disabled = false; }
    say(`Coded: ${codes.get(code).name}.`);
  }

  undo.addEventListener("click", async () => {
    const number = done.at(-1);
    if (number === undefined || !(await ask({ do: "take_off", coding: number }))) return;
    done.pop();
    erase(number);
    undo.disabled = !done.length;
    say("Taken off again.");
  });

  /* The codes: a click, a key from 1 to 9, or the first letters and Enter */

  const buttons = [...panel.querySelectorAll("button[data-code]")];
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
    buttons.forEach((button) => { button.parentElement.hidden = !button.dataset.name.toLowerCase().includes(wanted); });
    number();
  });
  filter.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    const first = offered()[0];
    if (event.key === "Enter" && first && kept) { select(kept.line, kept.from, kept.to); put(Number(first.dataset.code)); }
    filter.value = "";
    filter.dispatchEvent(new Event("input"));
    lines[current].focus();
  });

  /* Reading and selecting by keyboard alone: lines up and down, words left and right, longer with Shift */

  let current = 0, kept = null;
  const wordsOf = (line) => [...line.textContent.matchAll(/\S+/g)].map((found) => [found.index, found.index + found[0].length]);

  function go(at) {
    lines[current].tabIndex = -1;
    current = Math.max(0, Math.min(at, lines.length - 1));
    lines[current].tabIndex = 0;
    lines[current].focus();
    kept = null;
    getSelection().removeAllRanges();
  }

  function select(line, from, to) {
    const words = wordsOf(lines[line]);
    if (!words.length) return;
    const [low, high] = from <= to ? [from, to] : [to, from];
    kept = { line, from, to };
    const text = lines[line].firstChild;
    getSelection().setBaseAndExtent(text, words[low][0], text, words[high][1]);
    const place = selected();
    const on = [...codings.values()].filter((each) => each.start < place.end && place.start < each.end);
    const names = on.map((each) => codes.get(each.code)?.name).filter(Boolean);
    say(`${getSelection()}${names.length ? ` – coded: ${[...new Set(names)].join(", ")}` : ""}`);
  }

  function step(by, longer) {
    const words = wordsOf(lines[current]);
    if (!words.length) return;
    if (!kept || kept.line !== current) { select(current, by > 0 ? 0 : words.length - 1, by > 0 ? 0 : words.length - 1); return; }
    const to = Math.max(0, Math.min(kept.to + by, words.length - 1));
    select(current, longer ? kept.from : to, to);
  }

  const keys = {
    ArrowDown: () => go(current + 1),
    ArrowUp: () => go(current - 1),
    PageDown: () => go(current + 20),
    PageUp: () => go(current - 20),
    ArrowRight: (event) => step(1, event.shiftKey),
    ArrowLeft: (event) => step(-1, event.shiftKey),
    Enter: () => {
      const words = wordsOf(lines[current]);
      if (!kept && words.length) select(current, 0, words.length - 1);
      filter.focus();
    },
    u: () => undo.click(),
  };
  lines.forEach((line, at) => { line.tabIndex = at ? -1 : 0; });
  root.addEventListener("focusin", (event) => { if (event.target.matches(".words")) { lines[current].tabIndex = -1; current = lines.indexOf(event.target); event.target.tabIndex = 0; } });
  root.addEventListener("keydown", (event) => {
    if (!event.target.matches(".words") || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = /^[1-9]$/.test(event.key) ? offered()[Number(event.key) - 1] : null;
    if (button) { event.preventDefault(); put(Number(button.dataset.code)); return; }
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(event); }
  });
  document.addEventListener("selectionchange", () => { panel.classList.toggle("has-words", selected() !== null); });
})();
