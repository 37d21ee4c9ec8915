// Playing: steps the window at a steady pace until its end is reached. The clock is given, so
// that a test need not wait.

/** A player that calls `step()` `speed()` times a second; `step` returns false at the end. */
function makePlayer({ step, speed, onChange, later = setTimeout, cancel = clearTimeout }) {
  let timer = null;

  function beat() {
    if (!step()) return player.stop();
    timer = later(beat, 1000 / speed());
  }

  const player = {
    get playing() {
      return timer !== null;
    },
    start() {
      if (timer !== null) return;
      timer = later(beat, 0);
      onChange(true);
    },
    stop() {
      if (timer === null) return;
      cancel(timer);
      timer = null;
      onChange(false);
    },
  };
  return player;
}

/** Calls `tell` once the last call is `delay` ms old. */
function makeSettler(tell, delay, later = setTimeout, cancel = clearTimeout) {
  let timer = null;
  return () => {
    cancel(timer);
    timer = later(tell, delay);
  };
}
