// The timeline: shows the hub's window over a histogram, moves it by pointer, key, button, typed
// date or playing, and tells Python of it when it has settled. While it moves, only the hub is told.

const SETTLES_AFTER = 250;

const timelines = new WeakMap();

/** Mounts the timeline, or brings it up to date when Python has run again. */
function mountTimeline({ parentElement, data, setStateValue }) {
  let timeline = timelines.get(parentElement);
  if (!timeline) {
    timeline = makeTimeline(parentElement, pageHub());
    timelines.set(parentElement, timeline);
  }
  timeline.tell = (choice) => setStateValue("choice", choice);
  timeline.receive(data);
  return () => {
    timeline.leave();
    timelines.delete(parentElement);
  };
}

function makeTimeline(root, hub) {
  const parts = {
    box: root.querySelector(".timeline"),
    track: root.querySelector(".track"),
    canvas: root.querySelector("canvas"),
    window: root.querySelector(".window"),
    handles: { from: root.querySelector('[data-end="from"]'), to: root.querySelector('[data-end="to"]') },
    field: (name) => root.querySelector(`[data-field="${name}"]`),
    act: (name) => root.querySelector(`[data-act="${name}"]`),
    note: (name) => root.querySelector(`[data-note="${name}"]`),
    clocks: [...root.querySelectorAll('input[name="clock"]')],
  };
  const timeline = { parts, hub, themes: null, bins: null, serial: 0, sent: undefined, tell: () => {} };

  timeline.settle = makeSettler(() => sendChoice(timeline), SETTLES_AFTER);
  timeline.player = makePlayer({
    step: () => playStep(timeline),
    speed: () => (movesLittle() ? 1 : Number(parts.field("speed").value)),
    onChange: (playing) => showPlaying(parts, playing),
  });
  timeline.move = (span) => {
    if (sameWindow(span, hub.state.span)) return;
    hub.change({ span });
    timeline.settle();
  };
  timeline.receive = (data) => receive(timeline, data);

  listenToControls(timeline);
  listenToPointer(timeline);
  const resized = new ResizeObserver(() => redraw(timeline, true));
  resized.observe(parts.track);
  const leave = hub.join("timeline", (state, changed) => {
    redraw(timeline, changed.has("reports") || changed.has("clock") || changed.has("dark"));
  });
  timeline.leave = () => {
    timeline.player.stop();
    resized.disconnect();
    leave();
  };
  return timeline;
}

/** Whether the system asks for as little motion as can be: playing then goes slowly. */
function movesLittle() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** The window on show: the chosen one, or all days. */
function shownSpan({ hub }) {
  const { span, extent } = hub.state;
  return span ?? extent;
}

/** Takes over what Python says, unless it only repeats what it was told or has not heard it yet. */
function receive(timeline, data) {
  timeline.themes = data.themes;
  const told = JSON.stringify([data.window, data.clock, data.cumulative]);
  const first = timeline.sent === undefined;
  if (!first && (data.echo !== timeline.serial || told === timeline.sent)) return redraw(timeline, false);
  timeline.sent = told;
  timeline.serial = data.echo;
  const span = data.window && { from: parseDay(data.window[0]), to: parseDay(data.window[1]) };
  timeline.parts.field("cumulative").checked = data.cumulative;
  timeline.hub.change({ span, clock: data.clock });
  redraw(timeline, true);
}

function sendChoice(timeline) {
  const { hub, parts } = timeline;
  const { span, clock, extent } = hub.state;
  const whole = !span || (extent && span.from <= extent.from && span.to >= extent.to);
  const window = whole ? null : [formatDay(span.from), formatDay(span.to)];
  const cumulative = parts.field("cumulative").checked;
  const told = JSON.stringify([window, clock, cumulative]);
  if (told === timeline.sent) return;
  timeline.sent = told;
  timeline.serial += 1;
  timeline.tell({ window, clock, cumulative, serial: timeline.serial });
}

function playStep(timeline) {
  const { hub, parts } = timeline;
  const { extent } = hub.state;
  const cumulative = parts.field("cumulative").checked;
  const span = shownSpan(timeline);
  const next = stepWindow(span, parts.field("unit").value, 1, extent, cumulative);
  if (sameWindow(next, span)) return false;
  timeline.move(next);
  return true;
}

/** Starts or stops; at the end of the corpus it starts over from the front. */
function togglePlay(timeline) {
  const { player, hub, parts } = timeline;
  if (player.playing) return player.stop();
  const { extent } = hub.state;
  if (!extent) return;
  const span = shownSpan(timeline);
  if (span.to >= extent.to) {
    timeline.move(rewindWindow(span, parts.field("unit").value, extent, parts.field("cumulative").checked));
  }
  player.start();
}

function showPlaying(parts, playing) {
  const button = parts.act("play");
  button.setAttribute("aria-pressed", String(playing));
  button.textContent = playing ? "❚❚" : "▶";
  button.title = playing ? "Pause" : "Play";
  button.setAttribute("aria-label", button.title);
}
