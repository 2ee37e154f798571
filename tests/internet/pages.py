"""Pages that are not what the status says: gone, sold, walled off."""

from .messages import Behaviour
from .sites import Needs, Page, Redirect, Status

HOME = Page("Example Lab", "<h1>Welcome</h1><p>News, people, publications.</p>", cited=False)
NOT_FOUND = Page(
    "Page not found", "<h1>404</h1><p>The page you requested could not be found.</p>", cited=False
)
OOPS = Page("Error 404 - Example Lab", "<h1>Oops!</h1><p>We cannot find that page.</p>", cited=False)
PARKED = Page(
    "{host}",
    "<h1>This domain is for sale</h1><p>Buy this domain. Related searches: …</p>",
    '<script src="https://www.parking.test/caf.js"></script>',
    cited=False,
)
CAPTCHA = Page("Just a moment…", "<h1>Verify you are human</h1><div class='g-recaptcha'></div>", cited=False)
LOGIN = Page("Sign in", "<form action='/login'><input type='password' name='password'></form>", cited=False)
CLOUDFLARE = Page(
    "Just a moment...",
    "<p>Enable JavaScript and cookies to continue</p>",
    status=403,
    headers=(("Content-Type", "text/html"), ("Server", "cloudflare"), ("cf-mitigated", "challenge")),
    cited=False,
)
# Talks of what is not found, and is found.
LINK_ROT = Page(None, "<h1>Link Rot</h1><p>A quarter of all pages were not found: 404, gone, for sale.</p>")
DRAWN = Page(None, "<div id='app'></div><script src='/app.js'></script>", cited=False)


def with_anchor(anchor: str) -> Page:
    """A page with one heading that a fragment can name."""
    return Page(None, f"<h2 id='{anchor}'>Results</h2>")


def refreshing(location: str) -> Page:
    """A page that leads elsewhere by itself."""
    return Page(None, "", f'<meta http-equiv="refresh" content="0; url={location}">')


def walled(site: Behaviour) -> Behaviour:
    """Lead who has not signed in to the login page."""
    return Needs("cookie", ("session=",), Redirect("/login?next={path}"), site)


def unauthorised() -> Behaviour:
    """Ask for a password."""
    return Status(401, (("WWW-Authenticate", 'Basic realm="members"'),))
