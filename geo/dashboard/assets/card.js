// The source card: one report with the words it was read from. Every string comes as data and
// is set as text; nothing here makes markup of it.

const KINDS = {
  trigger: "movement",
  actor: "who moves",
  place: "place",
  force: "force",
  date: "date",
  source: "who says so",
};

const wholeArticle = new Map(); // article id -> whether all of it is shown

const cards = new WeakMap(); // the card's element -> what it shows, and how a choice is told

/** Draws the card; one that says nothing new is left alone, with its focus and its selection. */
export default function show({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector("[data-card]");
  const told = JSON.stringify(data);
  const now = cards.get(root) ?? {};
  const same = now.told === told;
  Object.assign(now, { told, choose: (id) => setTriggerValue("chosen", id) });
  cards.set(root, now);
  if (same) return;
  root.dataset.card = data.report_id;
  root.replaceChildren(...card(data, (id) => now.choose(id)));
}

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") node.addEventListener("click", value);
    else if (value !== null && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

function card(data, choose) {
  return [
    element(
      "header",
      {},
      element("p", { class: `status ${data.status}` }, data.status_name),
      element("h2", { dir: "auto" }, data.headline),
      byline(data),
    ),
    legend(data.excerpt),
    excerpt(data),
    tools(data),
    facts(data.facts),
    places(data.places),
    others(data.others, choose),
  ];
}

function byline(data) {
  const parts = [element("bdi", { class: "publisher" }, data.publisher), `, ${data.published}`];
  const line = element("p", { class: "byline" }, element("bdi", {}, data.title), element("br"));
  line.append(...parts);
  return line;
}

function legend(excerpt) {
  const shown = new Set(excerpt.sentence.concat(excerpt.before, excerpt.after).map((p) => p.kind));
  const list = element("ul", { class: "legend", "aria-label": "What the marks in the text mean" });
  for (const [kind, name] of Object.entries(KINDS)) {
    if (shown.has(kind)) list.append(element("li", {}, element("span", { class: `mark ${kind}` }, name)));
  }
  return list;
}

function excerpt(data) {
  const parts = data.excerpt;
  const text = element("blockquote", { class: "text", dir: "auto", tabindex: "0", "aria-label": "Source text" });
  const farBefore = run(parts.far_before, "far");
  const farAfter = run(parts.far_after, "far");
  const sentence = run(parts.sentence, "sentence");
  text.append(farBefore, run(parts.before), sentence, run(parts.after), farAfter);
  const more = parts.far_before.length + parts.far_after.length > 0;
  const box = element("div", {}, text);
  if (!more) return box;

  const button = element("button", { type: "button", class: "quiet" });
  const apply = (open) => {
    farBefore.hidden = farAfter.hidden = !open;
    text.classList.toggle("open", open);
    button.textContent = open ? "Show the paragraph only" : "Show the whole article";
    button.setAttribute("aria-expanded", String(open));
    if (open) text.scrollTop = sentence.offsetTop - text.clientHeight / 3;
  };
  button.addEventListener("click", () => {
    const open = !wholeArticle.get(data.article_id);
    wholeArticle.set(data.article_id, open);
    apply(open);
  });
  box.append(button);
  if (parts.shortened) {
    box.append(element("p", { class: "note" }, "The article is long: the part about the sentence is shown."));
  }
  requestAnimationFrame(() => apply(Boolean(wholeArticle.get(data.article_id))));
  farBefore.hidden = farAfter.hidden = true;
  return box;
}

function run(pieces, className = "") {
  const node = element("span", { class: className });
  for (const piece of pieces) {
    if (!piece.kind && !piece.hit) {
      node.append(piece.text);
      continue;
    }
    const classes = ["mark", piece.kind ?? "", piece.hit ? "hit" : ""].join(" ").trim();
    node.append(element("mark", { class: classes, title: piece.label || "searched word" }, piece.text));
  }
  return node;
}

function tools(data) {
  const said = element("span", { class: "note", role: "status" });
  const copy = element("button", { type: "button", class: "quiet" }, "Copy citation");
  copy.addEventListener("click", async () => {
    said.textContent = (await copyText(data.citation)) ? "Copied" : "Could not copy";
    setTimeout(() => (said.textContent = ""), 2500);
  });
  const link = data.link
    ? element(
        "a",
        { href: data.link, target: "_blank", rel: "noopener noreferrer nofollow", class: "quiet" },
        "Open the original",
      )
    : element("span", { class: "note" }, "No link to the original");
  return element("p", { class: "tools" }, copy, link, said);
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea", { readonly: true, class: "offscreen" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

function facts(list) {
  const node = element("dl", { class: "facts" });
  for (const fact of list) {
    node.append(
      element("dt", {}, fact.label),
      element(
        "dd",
        {},
        element("bdi", {}, fact.value),
        fact.note ? element("span", { class: "note" }, " ", element("bdi", {}, fact.note)) : null,
        fact.details.length ? reasons(fact.details) : null,
      ),
    );
  }
  return node;
}

function reasons(list) {
  return element(
    "details",
    {},
    element("summary", {}, "How it was read"),
    element("ul", { class: "note" }, ...list.map((line) => element("li", {}, element("bdi", {}, line)))),
  );
}

function places(list) {
  const node = element("section", { "aria-label": "How places were resolved" });
  if (list.length) node.append(element("h3", {}, "Places"));
  for (const place of list) node.append(placeCard(place));
  return node;
}

function placeCard(place) {
  const summary = element(
    "p",
    { class: "place-line" },
    element("span", { class: "role" }, `${place.role}: `),
    element("bdi", { class: "name" }, place.name),
    " → ",
    element("bdi", {}, place.meaning),
    element("br"),
    element("span", { class: "note" }, place.note),
  );
  const node = element("div", { class: "place-card" }, summary);
  if (place.candidates.length) {
    node.append(
      element(
        "details",
        {},
        element("summary", {}, `${place.candidates.length} candidate${place.candidates.length > 1 ? "s" : ""}, ranked`),
        element("ol", {}, ...place.candidates.map(candidate)),
      ),
    );
  }
  return node;
}

function candidate(each) {
  return element(
    "li",
    { class: each.chosen ? "chosen" : "" },
    element("bdi", { class: "name" }, each.name),
    ` ${each.score}${each.chosen ? ", chosen" : ""}`,
    element("br"),
    element("span", { class: "note" }, each.where, each.reasons ? `. ${each.reasons}` : ""),
  );
}

function others(list, choose) {
  const node = element("section", { "aria-label": "Other reports in this article" });
  if (!list.length) return node;
  node.append(element("h3", {}, `Other reports in this article (${list.length})`));
  const items = element("ul", { class: "others" });
  for (const other of list) {
    const button = element(
      "button",
      { type: "button", class: "report", onclick: () => choose(other.report_id) },
      element("bdi", {}, other.text),
      element("span", { class: "note" }, element("bdi", {}, other.note)),
    );
    items.append(element("li", {}, button));
  }
  node.append(items);
  return node;
}
