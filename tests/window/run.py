#!/usr/bin/env python3
"""The main job, in the real window, with a real mouse and keyboard:

    /usr/bin/python3 tests/window/run.py target/debug/touchline [PICTURES]

From the template: drag in a stage and a touchpoint, type a pain point and a motive, import a funnel, save, export,
reopen; then compare the saved file and the PNG, and do with the map whatever hands can do. PICTURES: a folder for a screenshot after each step.
Needs (Debian): xvfb openbox dbus at-spi2-core libglib2.0-bin gir1.2-atspi-2.0 python3-gi python3-xlib imagemagick
xclip.
"""
import os
import re
import subprocess
import sys

from desktop import Desktop, Eyes, Failed, Hands, until
from gestures import by_hand

HERE = os.path.dirname(os.path.abspath(__file__))
FUNNEL = os.path.join(HERE, "..", "fixtures", "window", "checkout.csv")


class Session:
    def __init__(self, binary, pictures):
        self.binary = os.path.abspath(binary)
        self.pictures = pictures
        self.desktop = Desktop()
        self.folder = self.desktop.folder
        self.hands, self.eyes = Hands(), Eyes()
        self.steps = 0

    def step(self, text):
        self.steps += 1
        print(f"{self.steps:2}. {text}", flush=True)

    def look(self, name):
        if self.pictures:
            self.desktop.picture(os.path.join(self.pictures, f"{self.steps:02}-{name}.png"))

    def open(self, *arguments):
        # No dialog program on the PATH: the window asks for paths itself, which a script can answer.
        # A state folder of our own: no recent files, nothing to recover, and the hints of a first start were shown.
        os.makedirs(os.path.join(self.folder, "state"), exist_ok=True)
        open(os.path.join(self.folder, "state", "hints.ron"), "w", encoding="utf-8").close()
        return self.desktop.start(self.binary, *arguments, PATH="/nonexistent", LANG="C.UTF-8",
                                  TOUCHLINE_STATE=os.path.join(self.folder, "state"))

    def cell(self, stage, lane):
        """A point in a cell: below its stage's head, beside its lane's label."""
        head, label = self.eyes.box(stage, "column header"), self.eyes.box(lane, "row header")
        return (head[0] + head[2] // 2, label[1] + label[3] // 2)

    def answer(self, field, path):
        """Types a path into the window's own path field and confirms it."""
        self.eyes.find(field, "entry|text")
        self.hands.key("ctrl+a")
        self.hands.type(path)
        self.hands.key("Return")

    def command_line(self, *arguments):
        done = subprocess.run([self.binary, *arguments], capture_output=True, text=True, timeout=60)
        if done.returncode not in (0, 1):
            raise Failed(f"touchline {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
        return done.stdout


def without_ids(text):
    """The file with its ids numbered in order, and without what changes from day to day."""
    seen = {}
    number = lambda m: '"%s%d"' % (m.group(1), seen.setdefault(m.group(0), len(seen) + 1))
    text = re.sub(r'"([mpstlckanf])[0-9a-hjkmnp-tv-z]{12}"', number, text)
    return re.sub(r'written_by: "[^"]*"|imported: "[^"]*"', "…", text)


def story(s):
    hands, eyes, see = s.hands, s.eyes, lambda name: until(f"“{name}”", lambda: s.eyes.sees(name))
    saved, exported = os.path.join(s.folder, "tea.journey.ron"), os.path.join(s.folder, "tea.png")

    s.step("start from the template")
    window = s.open()
    hands.click(*eyes.find("Customer journey, .*", "button"))
    see("Awareness")
    s.look("template")

    s.step("drag in a stage between the first and the second")
    second = eyes.box("Consideration", "column header")
    hands.drag(eyes.find("Add stage", "button"), (second[0], second[1] + second[3] // 2))
    see("Name of the stage")
    hands.type("Tasting")
    hands.key("Return")
    see("Tasting")
    s.look("stage")

    s.step("drag in a touchpoint")
    hands.drag(eyes.find("Add touchpoint", "button"), s.cell("Tasting", "Touchpoints"))
    hands.type("Tea bar")
    hands.key("Return")
    see("Tea bar")

    s.step("type a pain point and a motive")
    for key, text in [("p", "Too many kinds"), ("m", "A calm evening")]:
        hands.key(key)
        hands.type(text)
        hands.key("Return")
        see(text)
    s.look("cards")

    s.step("import a funnel")
    hands.click(*eyes.find("Import…", "button"))
    s.answer("Path.*", FUNNEL)
    hands.click(*eyes.find("Import", "button"))
    see("Funnel chart.*")
    s.look("funnel")

    s.step("save")
    hands.key("ctrl+s")
    s.answer("Path.*", saved)
    until("the saved file", lambda: os.path.exists(saved))
    s.look("saved")

    s.step("export")
    hands.click(*eyes.find("Export…", "button"))
    s.look("export-dialog")
    hands.click(*eyes.find("Export", "button"))
    until("the picture", lambda: os.path.exists(exported))
    s.look("exported")

    s.step("undo and redo do not change what was saved")
    hands.key("ctrl+z")
    hands.key("ctrl+shift+z")

    s.step("close, and open the saved map again")
    hands.key("ctrl+q")
    until("the window's end", lambda: window.poll() is not None)
    if window.returncode != 0:
        raise Failed(f"the window ended with {window.returncode}")
    s.open(saved)
    see("Tasting")
    see("Tea bar")
    s.look("again")

    s.step("compare the saved file")
    text = without_ids(open(saved, encoding="utf-8").read())
    golden = os.path.join(HERE, "..", "fixtures", "window", "tea.journey.ron")
    if os.environ.get("UPDATE"):
        open(golden, "w", encoding="utf-8").write(text)
    expected = open(golden, encoding="utf-8").read()
    if text != expected:
        import difflib
        raise Failed("the saved map is not what was done:\n" + "\n".join(
            difflib.unified_diff(expected.splitlines(), text.splitlines(), "expected", "saved", lineterm="")))

    s.step("compare the picture with the command line's")
    again = os.path.join(s.folder, "again.png")
    width = int.from_bytes(open(exported, "rb").read(24)[16:20], "big")
    s.command_line("export", saved, "-o", again, "--width", str(width))
    if open(exported, "rb").read() != open(again, "rb").read():
        raise Failed("the window's picture is not the command line's")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    if pictures:
        os.makedirs(pictures, exist_ok=True)
    session = Session(sys.argv[1], pictures)
    try:
        story(session)
        by_hand(session)
    except Failed as failed:
        session.look("failed")
        seen = [f"  {role} “{name}”" for role, name, _ in session.eyes.nodes() if name]
        sys.exit(f"tests/window: {failed}\nIn the window:\n" + "\n".join(seen))
    finally:
        session.desktop.end()
    print("the main job works in the real window")


main()
