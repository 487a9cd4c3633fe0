"""QR codes of permanent links, for paper and slides."""

import io

import segno

from .addresses import permanent, short

MEDIA = "image/svg+xml"
#: A quarter of the code may be dirty or torn off and it is still read.
ERROR_CORRECTION = "q"
#: Light modules around the code that readers need, by ISO/IEC 18004.
QUIET_ZONE = 4


def link_of(record):
    """The path that a record's code holds: the shortest that stays."""
    return short(record) if record._meta.model_name == "quote" else permanent(record)


def svg(link):
    """The code of an address as the bytes of an SVG, dark on light on any page."""
    stream = io.BytesIO()
    code = segno.make_qr(link, error=ERROR_CORRECTION)
    code.save(
        stream,
        kind="svg",
        border=QUIET_ZONE,
        light="#fff",
        title=link,
        xmldecl=False,
        omitsize=True,
    )
    return stream.getvalue()
