#!/usr/bin/env python3
"""What a panned frame costs the whole process without a graphics card, in the real window with a real mouse:

    /usr/bin/python3 tests/window/panning.py target/release/touchline [CARDS] [PICTURE]

Pans a map of so many cards (10,000) there and back at 1600×1000 with the middle button held, at the first zoom and with all
of it in sight; prints the frames that were shown and the processor time of all threads for each. Needs what run.py needs.
"""
import os
import random
import sys
import threading
import time

from desktop import Desktop, Hands, until

STEPS, PAUSE = 150, 0.05
KINDS = ["Action", "Touchpoint", "Motive", "PainPoint", "Opportunity", "Tactic"]
WORDS = "compares delivery price the checkout asks for a friend reads reviews and waits account shipping cost late".split()


def write_map(path, cards):
    """Forty cards a stage, six lanes, as in the benches."""
    dice = random.Random(12)
    number = lambda letter, n: f"{letter}{n:012d}"
    stages = -(-cards // 40)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'(\n    format: 1,\n    id: "{number("m", 1)}",\n    title: "A map of {cards} cards",\n    stages: [\n')
        file.writelines(f'        (id: "{number("s", n)}", name: "Stage {n + 1}"),\n' for n in range(stages))
        file.write("    ],\n    lanes: [\n")
        file.writelines(f'        (id: "{number("l", n)}", kind: {kind}),\n' for n, kind in enumerate(KINDS))
        file.write("    ],\n    cards: [\n")
        for n in range(cards):
            lane, stage = n % len(KINDS), n // len(KINDS) % stages
            text = " ".join(dice.choice(WORDS) for _ in range(dice.randint(2, 9)))
            file.write(f'        (id: "{number("c", n)}", at: ("{number("s", stage)}", "{number("l", lane)}"), '
                       f'kind: {KINDS[lane]}, text: "{text}"),\n')
        file.write("    ],\n)\n")


def processor_seconds(pid):
    """Of all threads of a process."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Frames:
    """Counts what a window shows: without a graphics card every frame is one picture put into it."""

    def __init__(self, title):
        from Xlib import display
        from Xlib.ext import damage
        self.display, self.shown = display.Display(), 0
        window = until("the window", lambda: self._find(self.display.screen().root, title))
        self.display.damage_query_version()
        window.damage_create(damage.DamageReportRawRectangles)
        self.display.sync()
        self.code = self.display.extension_event.DamageNotify
        threading.Thread(target=self._count, daemon=True).start()

    def _find(self, window, title):
        name = window.get_wm_name()
        if isinstance(name, str) and title in name:
            return window
        return next(filter(None, (self._find(child, title) for child in window.query_tree().children)), None)

    def _count(self):
        from Xlib.error import ConnectionClosedError
        try:
            while True:
                event = self.display.next_event()
                # A large picture comes in bands.
                if event.type == self.code and event.area.y == 0:
                    self.shown += 1
        except ConnectionClosedError:
            pass  # the desktop went first


def pan(name, hands, window, frames, middle):
    """There and back, a step at a time, so that the window has time for each."""
    x, y = middle
    hands.move(x, y)
    hands._event(hands.X.ButtonPress, 2)
    for measured in (False, True):
        start = processor_seconds(window.pid), frames.shown
        for step in range(STEPS):
            away = min(step, STEPS - step)
            hands._event(hands.X.MotionNotify, 0, x - away * 6, y)
            time.sleep(PAUSE)
        time.sleep(0.5)
        spent, shown = processor_seconds(window.pid) - start[0], frames.shown - start[1]
    hands._event(hands.X.ButtonRelease, 2)
    cost = f"{spent * 1e3 / shown:.1f} ms" if shown else "no frame was shown"
    print(f"{name:32} {cost} of processor a panned frame, {shown} frames of {STEPS} steps  (at most 18)", flush=True)


def main():
    binary, cards = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    desktop = Desktop()
    try:
        folder = desktop.folder
        path, state = os.path.join(folder, "many.journey.ron"), os.path.join(folder, "state")
        write_map(path, cards)
        os.makedirs(state)
        open(os.path.join(state, "hints.ron"), "w", encoding="utf-8").close()
        window = desktop.start(binary, path, LANG="C.UTF-8", TOUCHLINE_STATE=state)
        hands, frames = Hands(), Frames("many")
        until("the first frames", lambda: frames.shown > 2)
        time.sleep(5)
        middle = (1000, 550)
        pan(f"{cards} cards, near", hands, window, frames, middle)
        if len(sys.argv) > 3:
            desktop.picture(sys.argv[3])
        hands.click(*middle)
        hands.key("Escape")
        hands.key("f")
        time.sleep(4)
        pan(f"{cards} cards, all of them", hands, window, frames, middle)
    finally:
        desktop.end()


main()
