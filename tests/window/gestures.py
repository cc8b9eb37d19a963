"""What hands do on a map, with a real mouse and keyboard. Every deed is looked at, and taken back."""
import os
import subprocess
import time

from desktop import Failed, until

CARDS = ["Tea bar", "A calm evening", "Too many kinds"]


class Canvas:
    """The map as a screen reader sees it."""

    def __init__(self, s):
        self.s, self.hands, self.eyes = s, s.hands, s.eyes

    def cards(self, name):
        return [box for role, n, box in self.eyes.nodes() if n == name and "list item" in role and box and box[2] > 0]

    def within(self, card, stage):
        head = self.eyes.box(stage, "column header")
        return any(head[0] <= x < head[0] + head[2] for x, _, _, _ in self.cards(card))

    def order(self, role):
        """The names of all stages or lanes in sight, in their order."""
        along = 0 if "column" in role else 1
        seen = [(box[along], name) for r, name, box in self.eyes.nodes() if role in r and box and box[2] > 0]
        return [name for _, name in sorted(seen)]

    def head(self, stage):
        x, y, width, height = self.eyes.box(stage, "column header")
        return x, y, width, height

    def select(self, name, role="list item"):
        self.hands.key("Escape")
        self.hands.click(*self.eyes.find(name, role))

    def command(self, words):
        """Runs a command by its name, through the palette."""
        self.hands.key("ctrl+k")
        self.eyes.find("Command, stage or card", "entry|text")
        self.hands.type(words)
        until(f"“{words}” in the palette", lambda: any(
            "list item" in role and words.lower() in name.lower() for role, name, _ in self.eyes.nodes()))
        self.hands.key("Return")

    def undone(self, what, test):
        self.hands.key("Escape")
        self.hands.key("ctrl+z")
        until(f"{what} taken back", test)


def several(c):
    s, hands, eyes = c.s, c.hands, c.eyes
    in_column = lambda stage: all(c.within(card, stage) for card in CARDS)

    s.step("select with a frame to the left: the cards it touches")
    tasting, bar = eyes.box("Tasting", "column header"), eyes.box("Tea bar", "list item")
    start = s.cell("Consideration", "Pain points")
    hands.drag((start[0], start[1] + 4), (tasting[0] + tasting[2] // 2, bar[1] + bar[3] // 2))
    s.look("frame")

    s.step("drag them to another stage, together")
    hands.drag(eyes.find("Tea bar", "list item"), s.cell("Awareness", "Touchpoints"))
    until("all three in Awareness", lambda: in_column("Awareness"))
    s.look("moved")
    hands.key("ctrl+z")
    until("all three back", lambda: in_column("Tasting"))

    s.step("copy one with Ctrl held")
    hands.key("Escape")
    hands.drag(eyes.find("Tea bar", "list item"), s.cell("Awareness", "Touchpoints"), held="ctrl")
    until("the copy", lambda: len(c.cards("Tea bar")) == 2)
    s.look("copied")
    hands.key("ctrl+z")
    until("one again", lambda: len(c.cards("Tea bar")) == 1)


def refused(c):
    s, hands, eyes = c.s, c.hands, c.eyes
    s.step("a card that may not go there snaps back, and the reason is said")
    before = eyes.box("Tea bar", "list item")
    hands.hold(eyes.find("Tea bar", "list item"), s.cell("Awareness", "Pain points"))
    s.look("refused")
    hands.let_go()
    until("the card where it was", lambda: eyes.box("Tea bar", "list item")[:2] == before[:2])

    s.step("Escape in the middle of a drag leaves everything as it was")
    hands.key("Escape")
    hands.hold(eyes.find("Tea bar", "list item"), s.cell("Awareness", "Touchpoints"))
    hands.key("Escape")
    hands.let_go()
    until("the card where it was", lambda: eyes.box("Tea bar", "list item")[:2] == before[:2])


def structure(c):
    s, hands, eyes = c.s, c.hands, c.eyes
    s.step("drag a stage by its head, a lane by its name, a stage wider by its edge")
    hands.key("Escape")
    stages, lanes = c.order("column header"), c.order("row header")
    x, y, width, height = c.head("Tasting")
    first = c.head("Awareness")
    hands.drag((x + width // 2, y + height // 2), (first[0] + 12, first[1] + first[3] // 2))
    until("Tasting first", lambda: c.order("column header")[0] == "Tasting")
    c.undone("the stage", lambda: c.order("column header") == stages)
    top, moved = eyes.box(lanes[0], "row header"), eyes.find(lanes[2], "row header")
    hands.drag(moved, (moved[0], top[1] + 4))
    until("the lane first", lambda: c.order("row header")[0] == lanes[2])
    c.undone("the lane", lambda: c.order("row header") == lanes)
    x, y, width, height = c.head("Awareness")
    hands.drag((x + width, y + height // 2), (x + width + 80, y + height // 2))
    until("a wider stage", lambda: c.head("Awareness")[2] > width + 40)
    s.look("wider")
    c.undone("the width", lambda: c.head("Awareness")[2] == width)

    s.step("fold a lane and unfold it")
    hands.click(*eyes.find("Touchpoints", "row header"))
    hands.key("v")
    until("the folded lane", lambda: not c.cards("Tea bar"))
    s.look("folded")
    hands.key("v")
    until("the lane again", lambda: c.cards("Tea bar"))

    s.step("divide a stage into steps, put a card into one, and make one stage of two")
    c.select("Tasting", "column header")
    c.command("Divide into steps")
    eyes.find("Name of the step", "entry|text")
    hands.key("Return")
    steps = until("two steps", lambda: [n for n in c.order("column header") if n not in stages])
    hands.drag(eyes.find("Tea bar", "list item"), s.cell(steps[-1], "Touchpoints"))
    until("the card in the step", lambda: c.within("Tea bar", steps[-1]))
    s.look("steps")
    c.undone("the card's way", lambda: not c.within("Tea bar", steps[-1]))
    c.undone("the steps", lambda: c.order("column header") == stages)
    x, y, width, height = c.head("Awareness")
    hands.click(x + width // 2, y + height // 2)
    x, y, width, height = c.head("Tasting")
    hands.click(x + width // 2, y + height // 2, held="ctrl")
    c.command("Merge stages")
    until("one stage of both", lambda: eyes.sees("Awareness .+ Tasting"))
    s.look("merged")
    c.undone("the merge", lambda: c.order("column header") == stages)


def arrows(c):
    s, hands, eyes = c.s, c.hands, c.eyes
    s.step("drag from a card's handle to another card")
    c.select("A calm evening")
    x, y, width, height = eyes.box("A calm evening", "list item")
    hands.drag((x + width, y + height // 2), eyes.find("Too many kinds", "list item"))
    until("the arrow", lambda: eyes.sees("A calm evening leads to Too many kinds"))
    s.look("linked")
    c.undone("the arrow", lambda: not eyes.sees("A calm evening leads to Too many kinds"))


def scribe(c):
    s, hands, eyes = c.s, c.hands, c.eyes
    s.step("write down twenty cards in a minute, without the mouse")
    c.select("Awareness", "column header")
    hands.key("ctrl+Return")
    eyes.find("Scribe line.*", "entry|text")
    begin = time.time()
    for n in range(20):
        hands.type(["! queue ", "? quiet ", "* warm ", "~ ask "][n % 4] + f"number {n}")
        hands.key("Return")
        if n % 5 == 4:
            hands.key("Tab")
    took = time.time() - begin
    s.look("scribe")
    hands.key("Escape")
    for n in (0, 7, 18):
        word = ["queue", "quiet", "warm", "ask"][n % 4]
        until(f"card {n}", lambda: eyes.sees(f"{word} number {n}"))
    print(f"    twenty cards in {took:.0f} s")
    if took > 60:
        raise Failed(f"twenty cards took {took:.0f} s")
    for _ in range(20):
        hands.key("ctrl+z")
    until("all of them taken back", lambda: not eyes.sees("queue number 0"))


def spreadsheet(c):
    s, hands, eyes = c.s, c.hands, c.eyes
    s.step("paste a table from a spreadsheet")
    table = "\tBrewing\tServing\nPain point\tToo hot\t\"Spills,\nand stains\"\nPain point\tSlow\t\n"
    clip = subprocess.Popen(["xclip", "-selection", "clipboard"], stdin=subprocess.PIPE, start_new_session=True)
    clip.communicate(table.encode())
    hands.key("Escape")
    hands.key("ctrl+v")
    paste = eyes.find("Paste|Paste .*", "button")
    s.look("table")
    hands.click(*paste)
    until("its stages and cards", lambda: eyes.sees("Brewing") and eyes.sees("Too hot") and eyes.sees("Slow"))
    s.look("pasted")
    c.undone("the table", lambda: not eyes.sees("Too hot") and not eyes.sees("Brewing"))


def by_hand(s):
    """All of it on the map that is open."""
    canvas = Canvas(s)
    for deed in (several, refused, structure, arrows, scribe, spreadsheet):
        deed(canvas)
