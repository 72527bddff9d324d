"""tests/lint/tree.py - what the lints share: the project's files, and C text by its parts."""

import pathlib
import re
import subprocess
import sys

LAYERS = ("base", "indicators", "store", "collector", "charts", "dashboard")

_COMMENT_OR_STRING = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL
)


class Lint:
    """One lint over one tree: collects findings, prints them, gives the exit status."""

    def __init__(self):
        here = pathlib.Path(__file__).resolve().parent
        self.root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else here.parent.parent).resolve()
        self.findings = 0

    def files(self, *suffixes):
        """Paths relative to the root of what git tracks or would track, sorted."""
        command = ["git", "-C", str(self.root), "ls-files", "-co", "--exclude-standard", "-z"]
        listed = subprocess.run(command, capture_output=True, check=False)
        if listed.returncode == 0:
            names = {name for name in listed.stdout.decode().split("\0") if name}
        else:
            found = (path.relative_to(self.root) for path in self.root.rglob("*"))
            names = {
                str(path)
                for path in found
                if not any(re.match(r"build|node_modules|var|\.git$", part) for part in path.parts)
            }
        for name in sorted(names):
            path = self.root / name
            if path.is_file() and not path.is_symlink() and (not suffixes or path.suffix in suffixes):
                yield name

    def text(self, name):
        return (self.root / name).read_text(encoding="utf-8", errors="replace")

    def report(self, name, line, what):
        print(f"{name}:{line}: {what}")
        self.findings += 1

    def done(self):
        sys.exit(1 if self.findings else 0)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    """C text with its comments blanked, every other character where it was."""
    return _COMMENT_OR_STRING.sub(
        lambda m: _blank(m.group()) if m.group().startswith("/") else m.group(), text
    )


def code_only(text):
    """C text with comments and the insides of strings blanked."""

    def replace(match):
        found = match.group()
        return _blank(found) if found.startswith("/") else found[0] + _blank(found[1:-1]) + found[-1]

    return _COMMENT_OR_STRING.sub(replace, text)


def strings(text):
    """Yields (offset, literal) of each C string, neighbours joined as the compiler joins them."""
    text = without_comments(text)
    for match in re.finditer(r'"(?:\\.|[^"\\\n])*"(?:\s*"(?:\\.|[^"\\\n])*")*', text):
        parts = re.findall(r'"((?:\\.|[^"\\\n])*)"', match.group())
        yield match.start(), "".join(parts)
