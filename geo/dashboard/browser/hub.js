// What the parts of the page share in the browser: the reports, the window, the clock, the
// selection. The timeline writes the window, the map and the legend read it; the map stands
// in a frame of its own and finds the hub on its parent. Nothing here talks to the server.

const HUB_NAME = "datelineHub";
const HUB_READY = "dateline:ready";

/** The page's one hub, made by whichever part comes first. */
function pageHub() {
  if (!Object.hasOwn(window, HUB_NAME)) { // an element with that id is no property of its own
    window[HUB_NAME] = makeHub((callback) => window.requestAnimationFrame(callback));
    window.dispatchEvent(new Event(HUB_READY));
  }
  return window[HUB_NAME];
}

/** A hub that tells its listeners at most once a frame, by `schedule(callback)`. */
function makeHub(schedule) {
  const state = {
    reports: null, tally: null, clock: "event", span: null, extent: null,
    corpus: null, selected: null, dark: false, place: null,
  };
  const listeners = new Map();
  const changed = new Set();
  let waiting = false;

  function recount() {
    const { reports, clock } = state;
    if (!reports) return;
    if (changed.has("reports")) state.tally = makeTally(reports);
    state.extent = reports.extent[clock];
    const span = state.span ?? state.extent;
    if (span) countReports(reports, clock, span, state.tally);
    changed.add("tally");
  }

  function flush() {
    waiting = false;
    if (["reports", "span", "clock"].some((key) => changed.has(key))) recount();
    const keys = new Set(changed);
    changed.clear();
    for (const listener of [...listeners.values()]) listener(state, keys);
  }

  return {
    state,
    /** Notes what changed; the listeners hear of it in the next frame, once. */
    change(patch) {
      for (const [key, value] of Object.entries(patch)) {
        if (state[key] === value) continue;
        state[key] = value;
        changed.add(key);
      }
      if (changed.size && !waiting) {
        waiting = true;
        schedule(flush);
      }
    },
    /** Takes a part in under its name, in place of an earlier one; returns how to leave. */
    join(name, listener) {
      listeners.set(name, listener);
      listener(state, new Set(Object.keys(state)));
      return () => listeners.get(name) === listener && listeners.delete(name);
    },
    /** What the map tells the page; the legend's component fills these in. */
    onPick: () => {},
    onMove: () => {},
  };
}
