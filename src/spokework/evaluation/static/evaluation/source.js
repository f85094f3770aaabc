/* A source: its text came once; passages are drawn as ranges over it, part by part as they come into sight.

   Places are counted in code points, as the server counts them; the browser counts UTF-16. Without this script the
   page says by line and in words which codes stand where.
*/
"use strict";

const source = (() => {
  const root = document.getElementById("source-text");
  const parts = [...root.querySelectorAll(".source-part")];
  const perPart = parts[0].children.length;
  const lines = [...root.querySelectorAll(".words")];
  const starts = lines.map((line) => Number(line.dataset.start));
  const told = (name) => root.dataset[name].split(" ").filter(Boolean).map((each) => each.split(":"));
  const codes = new Map(told("colours").map(([number, colour]) => [Number(number), { colour, name: "" }]));
  const codings = new Map();
  const inPart = parts.map(() => new Set());

  /* Places: code points of the text ↔ nodes of the page */

  const words = (at) => lines[at].firstChild?.data ?? "";
  const points = (text) => { let n = 0; for (const _ of text) n += 1; return n; };
  const units = (text, wanted) => { let n = 0, at = 0; for (const each of text) { if (n === wanted) break; n += 1; at += each.length; } return at; };
  const endOf = (at) => (at + 1 < starts.length ? starts[at + 1] - 1 : starts[at] + points(words(at)));

  function lineAt(place) {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= place) low = middle; else high = middle - 1;
    }
    return low;
  }

  function inPage(place) {
    const at = lineAt(place), text = lines[at].firstChild;
    return text ? [text, Math.min(units(text.data, place - starts[at]), text.length)] : [lines[at], 0];
  }

  function rangeOf(start, end) {
    const [startContainer, startOffset] = inPage(start), [endContainer, endOffset] = inPage(end);
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  }

  /* Wherever a selection may end: in the words, in the names beside them, between two lines. */
  function placeOf(node, offset) {
    if (!root.contains(node)) return null;
    const item = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("li");
    if (!item) {
      const next = node.childNodes[offset];
      const line = next?.querySelector?.(".words") ?? next?.parentElement?.closest("li")?.querySelector(".words");
      return line ? Number(line.dataset.start) : endOf(lines.length - 1);
    }
    const line = item.firstElementChild, start = Number(line.dataset.start);
    if (line.contains(node)) return start + (node.nodeType === Node.TEXT_NODE ? points(node.data.slice(0, offset)) : offset && points(line.textContent));
    return node === item && offset === 0 ? start : start + points(line.textContent);
  }

  function letters(start, end) {
    const found = [];
    for (let at = lineAt(start); at < starts.length && starts[at] < end; at += 1) {
      const text = words(at), from = Math.max(0, start - starts[at]);
      found.push(text.slice(units(text, from), units(text, end - starts[at])));
    }
    return found.join("\n");
  }

  /* What is selected, without the spaces around it */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    let start = placeOf(range.startContainer, range.startOffset), end = placeOf(range.endContainer, range.endOffset);
    if (start === null) return null;
    if (end === null) end = endOf(lines.length - 1); // it ends behind the text
    const text = letters(start, end);
    start += points(text) - points(text.trimStart());
    end = start + points(text.trim());
    return end > start ? { start, end, text: text.trim() } : null;
  }

  /* Drawing */

  const canDraw = "highlights" in CSS;
  const layers = new Map();
  function layer(name, priority) {
    if (!layers.has(name)) {
      const made = new Highlight();
      made.priority = priority;
      CSS.highlights.set(name, made);
      layers.set(name, made);
    }
    return layers.get(name);
  }

  const inSight = new Map(); // part → what is drawn of it
  function erase(part) {
    for (const [on, range] of inSight.get(part) ?? []) on.delete(range);
    inSight.delete(part);
  }

  function draw(part) {
    erase(part);
    const from = starts[part * perPart], to = endOf(Math.min((part + 1) * perPart, lines.length) - 1), ranges = [];
    const put = (name, priority, start, end) => {
      const on = layer(name, priority), range = rangeOf(Math.max(start, from), Math.min(end, to));
      on.add(range);
      ranges.push([on, range]);
    };
    let furthest = 0;
    for (const { start, end, code } of [...inPart[part]].sort((one, other) => one.start - other.start)) {
      put(`code-${codes.get(code).colour}`, 1, start, end);
      if (start < furthest) put("code-overlap", 2, start, Math.min(end, furthest));
      furthest = Math.max(furthest, end);
    }
    inSight.set(part, ranges);
  }

  function partsOf({ start, end }) {
    const found = [];
    for (let at = Math.floor(lineAt(start) / perPart); at <= Math.floor(lineAt(end - 1) / perPart); at += 1) found.push(at);
    return found;
  }

  function keep(coding) {
    codings.set(coding.number, coding);
    for (const part of partsOf(coding)) inPart[part].add(coding);
  }

  function drawAgain(coding) {
    for (const part of partsOf(coding)) if (inSight.has(part)) draw(part);
  }

  function add(coding) {
    keep(coding);
    drawAgain(coding);
    for (let at = lineAt(coding.start); at <= lineAt(coding.end - 1); at += 1) nameBeside(at, coding);
  }

  function nameBeside(at, coding) {
    const item = lines[at].parentElement, number = item.value;
    let names = item.querySelector(".codes-here");
    if (!names) {
      names = document.createElement("span");
      names.className = "codes-here";
      names.id = `codes-${number}`;
      item.append(names);
      lines[at].setAttribute("aria-describedby", names.id);
    }
    const { name, colour } = codes.get(coding.code), link = document.createElement("a");
    link.href = coding.url;
    link.className = `code-name code-${colour}`;
    link.dataset.coding = coding.number;
    link.textContent = name;
    names.append(link, " ");
  }

  function takeOff(number) {
    const coding = codings.get(number);
    if (!coding) return;
    codings.delete(number);
    for (const part of partsOf(coding)) inPart[part].delete(coding);
    drawAgain(coding);
    root.querySelectorAll(`[data-coding="${number}"]`).forEach((each) => each.remove());
  }

  /* Names of the codes that touch a place, each once */
  function codesOn({ start, end }) {
    const found = new Set();
    for (const part of partsOf({ start, end })) {
      for (const each of inPart[part]) if (each.start < end && start < each.end) found.add(codes.get(each.code).name);
    }
    return [...found];
  }

  for (const each of told("codings")) {
    const [number, start, end, code] = each.map(Number);
    keep({ number, start, end, code });
  }
  if (canDraw) {
    const numbers = new Map(parts.map((part, at) => [part, at]));
    const watching = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) (isIntersecting ? draw : erase)(numbers.get(target));
    }, { rootMargin: "50%" });
    parts.forEach((part) => watching.observe(part));
    const here = ({ type, target }) => {
      const coding = codings.get(Number(target.dataset?.coding)), shown = layer("code-here", 3);
      if (!coding) return;
      shown.clear();
      if (type === "focusin" || type === "mouseover") shown.add(rangeOf(coding.start, coding.end));
    };
    for (const kind of ["focusin", "focusout", "mouseover", "mouseout"]) root.addEventListener(kind, here);
  }

  /* Parts above a line that the address names have their height once they were laid out: it is sought until it stays. */
  const named = document.getElementById(location.hash.slice(1));
  function seek(turns) {
    named.scrollIntoView({ block: "center" });
    if (turns) requestAnimationFrame(() => seek(turns - 1));
  }
  if (named && root.contains(named)) addEventListener("load", () => seek(6));

  return { root, lines, codings, codes, words, selected, add, takeOff, codesOn };
})();
