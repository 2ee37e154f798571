"""A `gh` that keeps one repository in a file, and notes what it was asked."""

import base64
import io
import json
import sys
import zipfile
from pathlib import Path

BOT = "github-actions[bot]"


class Repository:
    """What is on the other side, for tests to arrange and to look at."""

    def __init__(self, folder):
        self.file = folder / "repository.json"
        self.write({"pulls": [], "artifacts": [], "zips": {}, "issues": [], "comments": [], "calls": []})
        program = folder / "gh"
        program.write_text(f"#!{sys.executable}\n{Path(__file__).read_text()}\nmain({str(self.file)!r})\n")
        program.chmod(0o755)
        self.folder = str(folder)

    def read(self):
        return json.loads(self.file.read_text())

    def write(self, data):
        self.file.write_text(json.dumps(data))

    def add(self, kind, **values):
        data = self.read()
        data[kind].append(values)
        self.write(data)

    def keep(self, name, content):
        """Have an artefact, which is a ZIP file or pretends to be one."""
        data = self.read()
        number = len(data["artifacts"]) + 1
        data["artifacts"].append({"id": number, "name": name, "size_in_bytes": len(content)})
        data["zips"][str(number)] = base64.b64encode(content).decode()
        self.write(data)

    def changes(self):
        """What was changed, in order."""
        return [call for call in self.read()["calls"] if call[0] != "GET"]


def zipped(**files):
    """A ZIP file; names are written with `_` for the dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return buffer.getvalue()


def main(file):
    data = json.loads(Path(file).read_text())
    method, path, fields = parse(sys.argv[1:])
    values = json.loads(sys.stdin.read()) if method != "GET" else fields
    data["calls"].append([method, path, values])
    answer = answered(data, method, path.removeprefix("repos/owner/list/"), values)
    Path(file).write_text(json.dumps(data))
    if answer is None:
        sys.exit(f"gh: Not Found (HTTP 404): {path}")
    if isinstance(answer, bytes):
        sys.stdout.buffer.write(answer)
    else:
        print(json.dumps(answer))


def parse(arguments):
    """The method, the path and the query. As with `gh`, several pages come as one list only when asked for."""
    assert arguments.pop(0) == "api"
    method, path, fields = "GET", None, {}
    while arguments:
        argument = arguments.pop(0)
        if argument == "--method":
            method = arguments.pop(0)
        elif argument == "--raw-field":
            name, _, value = arguments.pop(0).partition("=")
            fields[name] = value
        elif argument == "--input":
            assert arguments.pop(0) == "-"
        elif argument not in ("--paginate", "--slurp"):
            assert path is None
            path = argument
    return method, path, fields


def answered(data, method, path, values):
    match [method, *path.split("/")]:
        case ["GET", "pulls"]:
            return pages([pull for pull in data["pulls"] if pull["head"]["label"] == values["head"]])
        case ["GET", "actions", "runs", "7", "artifacts"]:
            named = [item for item in data["artifacts"] if item["name"] == values["name"]]
            return [{"total_count": len(named), "artifacts": named}]
        case ["GET", "actions", "artifacts", number, "zip"]:
            return base64.b64decode(data["zips"][number])
        case ["GET", "issues"]:
            return pages([item for item in data["issues"] if values["labels"] in item["labels"]])
        case ["GET", "issues", number, "comments"]:
            return pages([item for item in data["comments"] if item["issue"] == int(number)])
        case ["POST", "issues"]:
            return put(data["issues"], {"number": 100 + len(data["issues"]), "state": "open", **values})
        case ["POST", "issues", number, "comments"]:
            comment = {"id": 500 + len(data["comments"]), "issue": int(number), "user": {"login": BOT}}
            return put(data["comments"], {**comment, **values})
        case ["PATCH", "issues", "comments", number]:
            return next(item for item in data["comments"] if item["id"] == int(number)).update(values) or {}
        case ["PATCH", "issues", number]:
            return next(item for item in data["issues"] if item["number"] == int(number)).update(values) or {}
    return None


def put(items, item):
    items.append(item)
    return item


def pages(items, size=2):
    """Small pages, so that every test of more than two items needs several."""
    return [items[at : at + size] for at in range(0, len(items), size)] or [[]]
