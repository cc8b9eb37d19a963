"""A desktop of our own: Xvfb, a window manager, a session bus with accessibility, a real mouse and keyboard (XTest)."""
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time


class Failed(Exception):
    """What the script expected and did not find, in words."""


def until(what, test, seconds=20.0):
    """Waits until `test` gives something true, and gives that back."""
    end = time.time() + seconds
    while time.time() < end:
        found = test()
        if found:
            return found
        time.sleep(0.05)
    raise Failed(f"waited {seconds:.0f} s in vain for {what}")


class Desktop:
    def __init__(self, width=1600, height=1000):
        self.folder = tempfile.mkdtemp(prefix="touchline-window-")
        self.log = open(os.path.join(self.folder, "desktop.log"), "wb")
        self.running = []
        number = next(n for n in range(70, 190) if not os.path.exists(f"/tmp/.X11-unix/X{n}"))
        os.environ.update(DISPLAY=f":{number}", LIBGL_ALWAYS_SOFTWARE="1")
        os.environ.pop("WAYLAND_DISPLAY", None)
        self.start("Xvfb", f":{number}", "-screen", "0", f"{width}x{height}x24", "+extension", "GLX", "-nolisten", "tcp")
        until("Xvfb", lambda: os.path.exists(f"/tmp/.X11-unix/X{number}"))
        bus = os.path.join(self.folder, "bus")
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}"
        self.start("dbus-daemon", "--nofork", f"--config-file={self._bus_config(bus)}")
        until("the session bus", lambda: os.path.exists(bus))
        self.start("openbox")
        switch_on = ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method",
                     "org.freedesktop.DBus.Properties.Set", "org.a11y.Status", "IsEnabled", "<true>"]
        until("the accessibility bus",
              lambda: subprocess.run(switch_on, stdout=self.log, stderr=self.log, timeout=10).returncode == 0)

    def _bus_config(self, bus):
        """A session bus that starts the accessibility service and nothing else: no portal answers for the window."""
        services = os.path.join(self.folder, "services")
        os.makedirs(services)
        shutil.copy("/usr/share/dbus-1/services/org.a11y.Bus.service", services)
        path = os.path.join(self.folder, "bus.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"""<busconfig><type>session</type><listen>unix:path={bus}</listen>
<servicedir>{services}</servicedir><policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>""")
        return path

    def start(self, *command, **environment):
        process = subprocess.Popen(command, stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL,
                                   start_new_session=True, env=dict(os.environ, **environment))
        self.running.append(process)
        return process

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], stdout=self.log, stderr=self.log, timeout=20)

    def end(self):
        for process in reversed(self.running):
            try:
                os.killpg(process.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Hands:
    """Mouse and keyboard. Motion goes through XTest, as from a device, since programs may listen to raw input."""

    MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}
    NAMED = {" ": "space", "-": "minus", ".": "period", "/": "slash", "_": "underscore", ",": "comma", "'": "apostrophe",
             ":": "colon", "+": "plus", "?": "question", "!": "exclam", "*": "asterisk", "~": "asciitilde"}

    def __init__(self):
        from Xlib import X, XK, display
        from Xlib.ext import xtest
        self.X, self.XK, self.xtest = X, XK, xtest
        self.display = display.Display()
        self.at = (0, 0)

    def _event(self, kind, detail=0, x=0, y=0):
        self.xtest.fake_input(self.display, kind, detail, x=x, y=y)
        self.display.sync()

    def move(self, x, y, seconds=0.15):
        x0, y0 = self.at
        steps = max(4, int(seconds / 0.015))
        for i in range(1, steps + 1):
            self._event(self.X.MotionNotify, 0, int(x0 + (x - x0) * i / steps), int(y0 + (y - y0) * i / steps))
            time.sleep(0.015)
        self.at = (x, y)

    def click(self, x, y, times=1, held=None):
        key = held and self._code(self.MODIFIERS[held])[0]
        self.move(x, y)
        if key:
            self._event(self.X.KeyPress, key)
        for _ in range(times):
            self._event(self.X.ButtonPress, 1)
            time.sleep(0.03)
            self._event(self.X.ButtonRelease, 1)
            time.sleep(0.05)
        if key:
            self._event(self.X.KeyRelease, key)

    def hold(self, start, end):
        """Drags, and does not let go."""
        self.move(*start)
        self._event(self.X.ButtonPress, 1)
        time.sleep(0.1)
        self.move(*end, seconds=0.6)
        time.sleep(0.3)

    def let_go(self):
        self._event(self.X.ButtonRelease, 1)
        time.sleep(0.2)

    def drag(self, start, end, held=None):
        """With a modifier held from before the press to after the release."""
        key = held and self._code(self.MODIFIERS[held])[0]
        self.move(*start)
        if key:
            self._event(self.X.KeyPress, key)
        self._event(self.X.ButtonPress, 1)
        time.sleep(0.1)
        self.move(*end, seconds=0.6)
        time.sleep(0.2)
        self._event(self.X.ButtonRelease, 1)
        time.sleep(0.2)
        if key:
            self._event(self.X.KeyRelease, key)

    def _code(self, name):
        keysym = self.XK.string_to_keysym(name)
        code = self.display.keysym_to_keycode(keysym)
        if not code:
            raise Failed(f"this keyboard has no key {name}")
        return code, self.display.keycode_to_keysym(code, 0) != keysym

    def key(self, chord):
        """Presses a chord: "ctrl+s", "Return", "t"."""
        *held, name = chord.split("+")
        code, shifted = self._code(name)
        keys = [self._code(self.MODIFIERS[m])[0] for m in held]
        if shifted and "shift" not in held:
            keys.append(self._code("Shift_L")[0])
        for down in keys + [code]:
            self._event(self.X.KeyPress, down)
        for up in [code] + keys[::-1]:
            self._event(self.X.KeyRelease, up)
        time.sleep(0.04)

    def type(self, text):
        for letter in text:
            self.key(self.NAMED.get(letter, letter))


class Eyes:
    """What a screen reader sees of the window."""

    def __init__(self):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        self.Atspi = Atspi
        Atspi.init()

    def nodes(self):
        """(role, name, (x, y, width, height)) of every node on screen."""
        found = []

        def walk(node, depth):
            try:
                component = node.get_component_iface()
                box = component.get_extents(self.Atspi.CoordType.SCREEN) if component else None
                role, name = node.get_role_name(), node.get_name() or ""
                children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
            except Exception:  # it went while it was read, or its program has ended
                return
            found.append((role, name, box and (box.x, box.y, box.width, box.height)))
            for child in children:
                if child is not None and depth < 40:
                    walk(child, depth + 1)

        walk(self.Atspi.get_desktop(0), 0)
        return found

    def box(self, name, role=None):
        """The box of the node with this name (a regular expression for all of it), as soon as it stands still."""
        pattern = re.compile(name)
        before = [None]

        def look():
            boxes = (box for r, n, box in self.nodes()
                     if box and box[2] > 0 and pattern.fullmatch(n) and (role is None or re.search(role, r)))
            now, last = next(boxes, None), before[0]
            before[0] = now
            return now if now == last else None

        return until(f"“{name}” in the window", look)

    def find(self, name, role=None):
        """The middle of that box."""
        x, y, width, height = self.box(name, role)
        return (x + width // 2, y + height // 2)

    def sees(self, name):
        pattern = re.compile(name)
        return any(pattern.fullmatch(node_name) for _, node_name, _ in self.nodes())
