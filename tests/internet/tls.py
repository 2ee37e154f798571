"""Certificates: good ones for all hosts, and the bad ones that real hosts have.

A site that is wrapped in `Certificate("expired", site)` gets that one; which kinds there are stands in `_bad`.
"""

import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import trustme

from .messages import Answer, Behaviour, Request


@dataclass(frozen=True)
class Certificate:
    """Serve a site with a certificate that clients must refuse."""

    fault: str
    site: Behaviour

    def __call__(self, request: Request) -> Answer:
        return self.site(request)


def server_context(folder: Path, sites: dict[str, Behaviour], protocols: Sequence[str]) -> ssl.SSLContext:
    """A context that picks the certificate by name; the authority to trust is written to `ca.pem`."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    names = [host for host in sites if host != "*"] or ["nobody.test"]
    good = _context(authority.issue_cert(*names), protocols)

    @cache
    def other(name: str) -> ssl.SSLContext:
        return _context(authority.issue_cert(name), protocols)

    bad = {
        host: _context(_bad(site.fault, host, authority), protocols)
        for host, site in sites.items()
        if isinstance(site, Certificate)
    }

    def choose(connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        known = not name or name in sites or "*" not in sites
        connection.context = bad.get(name or "", good) if known else other(name)

    good.sni_callback = choose
    return good


def _context(certificate: trustme.LeafCert, protocols: Sequence[str]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(protocols)
    certificate.configure_cert(context)
    return context


def _bad(fault: str, host: str, authority: trustme.CA) -> trustme.LeafCert:
    if fault == "expired":
        now = datetime.now(UTC)
        return authority.issue_cert(
            host, not_before=now - timedelta(days=90), not_after=now - timedelta(days=1)
        )
    if fault == "wrong name":
        return authority.issue_cert("somebody-else.test")
    if fault == "unknown authority":
        return trustme.CA().issue_cert(host)
    raise ValueError(f"no such fault of a certificate: {fault}")
