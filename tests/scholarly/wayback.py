"""The Wayback Machine: whether there is a copy of a page."""

from dataclasses import dataclass

from tests.internet.messages import Answer, Request

from .service import Service, as_json, as_text, parameters


@dataclass
class Wayback(Service):
    """`/wayback/available?url=`."""

    # How many of the first answers say that there is none, whatever there is.
    flakes: int = 0

    def __call__(self, request: Request) -> Answer:
        if request.path != "/wayback/available":
            return as_text("Not found", 404)
        url = parameters(request).get("url", "")
        if self.flakes:
            self.flakes -= 1
            return as_json({"url": url, "archived_snapshots": {}})
        return as_json({"url": url, "archived_snapshots": self._copy(url)})

    def _copy(self, url: str) -> dict[str, object]:
        if not (time := self.world.copies.get(url)):
            return {}
        place = f"http://web.archive.org/web/{time}/{url}"
        return {"closest": {"status": "200", "available": True, "url": place, "timestamp": time}}
