import pytest

from tests.browser.scripts.conftest import TIMELINE

pytestmark = pytest.mark.browser
CLOCK = """() => {
  window.now = 0; window.queue = [];
  window.later = (run, delay) => { const job = { run, at: now + delay }; queue.push(job); return job; };
  window.cancel = (job) => { window.queue = queue.filter((other) => other !== job); };
  window.pass = (time) => {
    for (const until = now + time; ;) {
      const next = queue.filter((job) => job.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) { now = until; return; }
      now = next.at; cancel(next); next.run();
    }
  };
}"""


@pytest.fixture
def run(load):
    run = load(TIMELINE / "player.js")
    run(CLOCK)
    return run


def test_playing_steps_at_its_speed_until_the_end(run) -> None:
    steps, playing = run(
        """() => {
          let steps = 0; const playing = [];
          const player = makePlayer({ step: () => ++steps < 6, speed: () => 2, onChange: (on) => playing.push(on), later, cancel });
          player.start(); pass(1100);
          const soon = steps;
          pass(9000);
          return [[soon, steps], [...playing, player.playing]];
        }"""
    )
    assert steps == [3, 6]
    assert playing == [True, False, False]


def test_pausing_stops_at_once_and_twice_is_fine(run) -> None:
    assert run(
        """() => {
          let steps = 0;
          const player = makePlayer({ step: () => { steps++; return true; }, speed: () => 10, onChange() {}, later, cancel });
          player.start(); player.start(); pass(250); player.stop(); player.stop();
          const then = steps; pass(5000);
          return [then, steps];
        }"""
    ) == [3, 3]


def test_settling_tells_once_after_the_last_move(run) -> None:
    assert run(
        """() => {
          const told = [];
          const settle = makeSettler(() => told.push(now), 250, later, cancel);
          for (let move = 0; move < 10; move++) { settle(); pass(100); }
          pass(1000);
          return told;
        }"""
    ) == [1150]
