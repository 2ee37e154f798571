"""AL5: how a URL is written, whatever it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.source import Span
from ..papers.addresses import lacks_scheme, second_address, without_tracking
from ..papers.entry import Entry, Link
from ..papers.identifiers import recognise
from ..rare import rare
from .registry import Context, Hit, replace, rule, short

# 'https://' with letters missing, doubled or swapped, with too few or too many marks, or written twice.
_SCHEME = re.compile(r"(?:[htps]{3,8}(?:[:;]{1,2}/{0,3}|//))+(?=[\w-]+\.[\w.-])", re.I)
_ARXIV_ID = rare(r"(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d)?", re.I)
_GLUED = rare(r"[　-〿＀-￯“”‘’]")
_LOCAL = rare(
    r"file:|[a-z]:[\\/]|[\w-]+-extension:|(?:about|blob|javascript|vscode|resource):"
    r"|https?://(?:localhost(?![\w.-])|127\.\d|0\.0\.0\.0|10\.\d+\.\d+\.\d|192\.168\.\d|\[::1\])",
    re.I,
)
_ENDS = (",", ";", ".")


@rule(
    "AL510",
    "tracking-parameter",
    scope="link",
    when=lambda link, entry: "?" in link.url,
    severity="warning",
    fix="safe",
    bad="- A Paper [[blog](https://example.org/post?utm_source=x&id=1)] [[paper](https://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[blog](https://example.org/post?id=1)] [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def tracking_parameter(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A parameter that only says where the link was copied.

    `utm_source`, `?s=20` on X and their like track the reader, and give one page several
    URLs. Only those are taken for one that are known to change nothing on that host.
    """
    cleaned, names = without_tracking(link.url)
    if names:
        written = "parameters " if len(names) > 1 else "parameter "
        message = f"tracking {written}{', '.join(names)}"
        yield Hit(link.target, message, replace(link.target, cleaned, "remove it"))


@rule(
    "AL511",
    "malformed-scheme",
    scope="link",
    when=lambda link, entry: not link.resource or "http" in link.url[8:],
    severity="error",
    fix="safe",
    bad="- A Paper [[paper](ttps://arxiv.org/abs/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def malformed_scheme(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A mistyped or missing `https://`, or two addresses in one.

    `ttps://`, `https:/`, `https://https://`: browsers do not know the scheme, or take the
    address for a file beside the list, as they do with `arxiv.org/abs/…`. The fix is offered
    where one address is left.
    """
    url = link.url
    if not url or url[0] in "#./":
        return
    scheme = _SCHEME.match(url)
    if scheme and scheme[0].lower() not in ("https://", "http://"):
        right = ("https://" if "s" in scheme[0].lower() else "http://") + url[scheme.end() :]
        yield Hit(
            link.target, f"malformed scheme in '{short(url)}'", replace(link.target, right, "write https://")
        )
    elif not scheme and lacks_scheme(url):
        fix = replace(link.target, f"https://{url}", "write https://")
        yield Hit(link.target, f"no https:// before '{short(url)}'", fix)
    elif not scheme and _ARXIV_ID.fullmatch(url):
        fix = replace(
            link.target, f"https://arxiv.org/abs/{url.lower().removeprefix('arxiv:')}", "write the URL"
        )
        yield Hit(link.target, f"arXiv id '{url}' without the address of arXiv", fix)
    elif (rest := second_address(url)) and not (link.span == link.target and "}" in url):  # LaTeX
        same = url[: -len(rest)].rstrip("/{}|,;") in rest
        one = replace(link.target, rest, "leave one") if same else None
        yield Hit(link.target, f"two addresses in '{short(url, 100)}'", one)


@rule(
    "AL514",
    "url-with-full-width-character",
    scope="link",
    when=lambda link, entry: link.span == link.target or not link.url.isascii(),
    severity="error",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001）)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def url_with_full_width_character(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A URL that runs into full-width punctuation or Chinese text.

    The mark belongs to the text, and the address with it leads nowhere. A URL that stands
    in the text as it is ends at a space, which the fix adds.
    """
    bare = link.span == link.target
    at = _glued(link, ctx.source.text) if link.host else -1
    if at < 0:
        return
    rest = Span(at, max(at + 1, link.target.end))
    fix = replace(rest, "", "end the URL before it") if rest.end - rest.start == 1 else None
    if bare:  # and no part of a broken link, whose address ends at its parenthesis
        broken = ctx.source.text.endswith("](", 0, link.target.start)
        fix = None if broken else replace(Span(at, at), " ", "end the URL with a space")
    yield Hit(rest, f"'{ctx.source.text[at]}' in the URL", fix)


def _glued(link: Link, text: str) -> int:
    """Where text follows the URL without a space, or -1."""
    start, end = link.target
    if match := _GLUED.search(text, start, end):
        return match.start()
    if link.span != link.target:
        return -1
    # Letters may belong to a URL, unless what stands before them is known to be one.
    letter = next((at for at in range(start, end) if "\u3040" <= text[at] <= "\ud7a3"), -1)
    if letter >= 0 and recognise(text[start:letter]):
        return letter
    return end if _GLUED.match(text, end) else -1


@rule(
    "AL522",
    "not-on-the-web",
    scope="link",
    sites=("",),
    hosts=lambda host: host == "localhost" or not host[-1:].isalpha(),
    severity="error",
    fix="safe",
    bad="- A Paper [[paper](chrome-extension://abcdefgh/https://arxiv.org/pdf/2001.00001)]\n",
    good="- A Paper [[paper](https://arxiv.org/pdf/2001.00001)]\n",
)
def not_on_the_web(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An address that only works on the computer of whoever wrote it.

    A local file, a page of an editor or a browser extension, `localhost`: nobody else can
    open it. Where the address on the web stands in it, the fix leaves that.
    """
    match = _LOCAL.match(link.url)
    if match:
        at = max(link.url.find("http://", 5), link.url.find("https://", 5))
        fix = replace(link.target, link.url[at:], "link to the page itself") if at > 0 else None
        yield Hit(link.target, f"'{short(link.url)}' works on one computer only", fix)


@rule(
    "AL523",
    "url-with-stray-end",
    scope="link",
    sites=("", "github"),
    when=lambda link, entry: link.url.endswith(_ENDS),
    severity="warning",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001,)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def url_with_stray_end(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A URL with a comma, semicolon or period at its end.

    The mark was copied from the text and leads to another page, mostly to none. A period
    is reported only where the URL without it is known to be a page.
    """
    if link.host and (link.url[-1] != "." or recognise(link.url[:-1])):
        end = Span(link.target.end - 1, link.target.end)
        yield Hit(link.target, f"'{link.url[-1]}' at the end of the URL", replace(end, "", "remove it"))
