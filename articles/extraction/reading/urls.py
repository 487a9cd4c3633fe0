"""Web addresses without what only counts readers."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

#: Parameters that tell where a reader came from: those of common mailings, networks and
#: analytics programs, as their own manuals name them.
_TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|piwik_\w+|hsa_\w+|at_(?:medium|campaign|custom\d)|mc_[ce]id"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id"
    r"|_ga|_gl|_hsenc|_hsmi|mkt_tok|vero_id|oly_(?:anon|enc)_id|s_cid|ns_\w+|cmpid|cmp|icid|ito"
    r"|ncid|ocid|sr_share|smid|smtyp|sref|ref_src|ref_url|__twitter_impression|wt_mc|xtor",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}


def normal_url(url: str) -> str:
    """A web address with its scheme and host in small letters and without fragment, default port
    and tracking parameters; anything else as it is."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return url
    if parts.scheme not in _PORTS or not host:
        return url
    place = f"[{host}]" if ":" in host else host
    if port and port != _PORTS[parts.scheme]:
        place += f":{port}"
    return urlunsplit((parts.scheme, place, parts.path or "/", _without_tracking(parts.query), ""))


def is_web_address(url: str) -> bool:
    """Whether this is an absolute address of the web."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme in _PORTS and bool(parts.hostname)


def _without_tracking(query: str) -> str:
    """The query as it is if it has no tracking parameter: escapes are written in many ways."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)
